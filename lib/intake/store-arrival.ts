import { dueAt } from '../alerts/triage.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import type { Tx } from '../db.ts'
import { newNumber } from '../number.ts'
import { wake } from '../queue.ts'
import { addRevision } from './add-revision.ts'
import type { Arrival, Content, Received } from './arrival.ts'
import { keepIgnored } from './keep-ignored.ts'
import { findLocked } from './queries.ts'
import { reviseAlert } from './revise-alert.ts'
import type { Sender } from './sender.ts'

/**
 * Keeps a payload in the caller's transaction: as a new alert, as a revision of the one that has its external id, or
 * as ignored. What is there already changes nothing.
 */
export async function storeArrival(tx: Tx, sender: Sender, arrival: Arrival): Promise<Received> {
  if (!isContent(arrival)) return keepIgnored(tx, sender, arrival)
  // A number can be taken by chance: then neither is an alert added nor is there one with this external id.
  for (let tries = 0; tries < 10; tries++) {
    const added = await addAlert(tx, sender, arrival)
    if (added) return { id: added, status: 'accepted' }
    const known = await findLocked(tx, sender.source.id, arrival.reading.externalId)
    if (known) return reviseAlert(tx, sender, known, arrival)
  }
  throw new Error('No free alert number was found in ten tries.')
}

function isContent(arrival: Arrival): arrival is Content {
  return arrival.reading.effect !== 'ignore'
}

/** @returns the new alert's id; undefined when the external id, or by chance the number, is taken */
async function addAlert(tx: Tx, sender: Sender, arrival: Content): Promise<string | undefined> {
  const { source } = sender
  const now = clock.now()
  const closed = arrival.reading.effect === 'close'
  const [added] = await tx.alert.createManyAndReturn({
    data: [
      {
        id: newNumber('ALR'),
        sourceId: source.id,
        kind: source.kind,
        externalId: arrival.reading.externalId,
        receivedAt: now,
        changedAt: now,
        dueAt: dueAt('P3', now),
        closedUpstreamAt: closed ? now : null,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  })
  if (!added) return undefined
  await addRevision(tx, sender, { alertId: added.id, revision: 1, receivedAt: now }, arrival)
  await recordArrival(tx, sender, added.id, closed)
  await wake(tx, 'map-payload', { alertId: added.id })
  return added.id
}

async function recordArrival(tx: Tx, sender: Sender, id: string, closed: boolean): Promise<void> {
  const about = { subjectId: id, alertId: id, kind: sender.source.kind }
  await appendEvent(tx, sender.actor, 'alert.received', {
    ...about,
    summary: `Received from ${sender.source.name}`,
    after: { revision: 1 },
  })
  if (closed) await appendEvent(tx, sender.actor, 'alert.closedUpstream', { ...about, summary: 'Closed by its source' })
}
