import { dueAt } from '../alerts/triage.ts'
import { appendEvents } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import type { Tx } from '../db.ts'
import { newNumber } from '../number.ts'
import { wakeAll } from '../queue.ts'
import { addRevisions } from './add-revisions.ts'
import type { Arrival, Content, Received } from './arrival.ts'
import { keepIgnored } from './keep-ignored.ts'
import { findDuplicates, findLocked } from './queries.ts'
import { reviseAlert } from './revise-alert.ts'
import type { Sender } from './sender.ts'

/**
 * Keeps payloads in the caller's transaction, each as a new alert, as a revision of the one that has its external id,
 * or as ignored. What is there already changes nothing. The new ones, mostly all, are written together.
 * @returns what became of each, in their order
 */
export async function storeArrivals(tx: Tx, sender: Sender, arrivals: Arrival[]): Promise<Received[]> {
  const contents = arrivals.filter(isContent)
  const added = await addAlerts(tx, sender, firstOfEach(contents))
  const rest = contents.filter(content => !added.has(content))
  const known = rest.length > 0 ? await findDuplicates(tx, sender.source.id, rest) : new Map<Content, string>()
  const received: Received[] = []
  for (const arrival of arrivals) {
    if (!isContent(arrival)) received.push(await keepIgnored(tx, sender, arrival))
    else received.push(settled(arrival, added, known) ?? (await storeAgain(tx, sender, arrival)))
  }
  return received
}

function isContent(arrival: Arrival): arrival is Content {
  return arrival.reading.effect !== 'ignore'
}

function firstOfEach(contents: Content[]): Content[] {
  const seen = new Map<string, Content>()
  for (const content of contents) {
    const { externalId } = content.reading
    if (!seen.has(externalId)) seen.set(externalId, content)
  }
  return [...seen.values()]
}

function settled(content: Content, added: Map<Content, string>, known: Map<Content, string>): Received | undefined {
  const id = added.get(content)
  if (id !== undefined) return { id, status: 'accepted' }
  const duplicate = known.get(content)
  return duplicate === undefined ? undefined : { id: duplicate, status: 'duplicate' }
}

/** A number can be taken by chance: then neither was an alert added nor is there one with this external id. */
async function storeAgain(tx: Tx, sender: Sender, content: Content): Promise<Received> {
  for (let tries = 0; tries < 10; tries++) {
    const alert = await findLocked(tx, sender.source.id, content.reading.externalId)
    if (alert) return reviseAlert(tx, sender, alert, content)
    const id = (await addAlerts(tx, sender, [content])).get(content)
    if (id !== undefined) return { id, status: 'accepted' }
  }
  throw new Error('No free alert number was found in ten tries.')
}

/** @returns the new alerts' ids; none for what has its external id, or by chance its number, taken */
async function addAlerts(tx: Tx, sender: Sender, contents: Content[]): Promise<Map<Content, string>> {
  if (contents.length === 0) return new Map()
  const now = clock.now()
  const rows = await tx.alert.createManyAndReturn({
    data: contents.map(content => newAlert(sender, content, now)),
    skipDuplicates: true,
    select: { id: true, externalId: true },
  })
  const ids = new Map(rows.map(({ id, externalId }) => [externalId, id]))
  const added = new Map(
    contents.flatMap(content => {
      const id = ids.get(content.reading.externalId)
      return id === undefined ? [] : [[content, id] as const]
    }),
  )
  if (added.size > 0) await recordAdded(tx, sender, added, now)
  return added
}

function newAlert({ source }: Sender, { reading }: Content, now: Date) {
  return {
    id: newNumber('ALR'),
    sourceId: source.id,
    kind: source.kind,
    externalId: reading.externalId,
    receivedAt: now,
    changedAt: now,
    dueAt: dueAt('P3', now),
    closedUpstreamAt: reading.effect === 'close' ? now : null,
  }
}

async function recordAdded(tx: Tx, sender: Sender, added: Map<Content, string>, now: Date): Promise<void> {
  const all = [...added]
  const about = (id: string) => ({ subjectId: id, alertId: id, kind: sender.source.kind })
  await addRevisions(
    tx,
    sender,
    all.map(([content, alertId]) => ({ alertId, revision: 1, receivedAt: now, content })),
  )
  const summary = `Received from ${sender.source.name}`
  await appendEvents(
    tx,
    sender.actor,
    'alert.received',
    all.map(([, id]) => ({ ...about(id), summary, after: { revision: 1 } })),
  )
  const closed = all.filter(([content]) => content.reading.effect === 'close')
  if (closed.length > 0) {
    const facts = closed.map(([, id]) => ({ ...about(id), summary: 'Closed by its source' }))
    await appendEvents(tx, sender.actor, 'alert.closedUpstream', facts)
  }
  await wakeAll(
    tx,
    'map-payload',
    all.map(([, alertId]) => ({ alertId })),
  )
}
