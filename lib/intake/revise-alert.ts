import { type AlertStatus, statusOf } from '../alerts/status.ts'
import { appendEvent, type EventFacts } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import type { Tx } from '../db.ts'
import { wake } from '../queue.ts'
import { addRevisions } from './add-revisions.ts'
import type { Content, Received } from './arrival.ts'
import type { Effect } from './event-effect.ts'
import type { LockedAlert } from './queries.ts'
import type { Sender } from './sender.ts'
import { compareVersions } from './version-order.ts'

/**
 * Another payload of an alert that is there, whose row the caller's transaction has locked. Content that a revision has
 * already changes nothing. Other content becomes the current revision, unless the source tells versions apart and this
 * one isn't newer: then it is kept in the history and answered as a duplicate.
 */
export async function reviseAlert(tx: Tx, sender: Sender, alert: LockedAlert, arrival: Content): Promise<Received> {
  const { contentHash, version } = arrival.reading
  const known = await tx.payload.findFirst({ where: { alertId: alert.id, contentHash }, select: { id: true } })
  if (known) return { id: alert.id, status: 'duplicate' }
  const revision = (await lastRevision(tx, alert.id)) + 1
  if (await isLate(tx, alert, version)) {
    await keepInHistory(tx, sender, alert, revision, arrival)
    return { id: alert.id, status: 'duplicate' }
  }
  await makeCurrent(tx, sender, alert, revision, arrival)
  return { id: alert.id, status: 'updated' }
}

async function lastRevision(tx: Tx, alertId: string): Promise<number> {
  const last = await tx.payload.aggregate({ where: { alertId }, _max: { revision: true } })
  return last._max.revision ?? 0
}

/** Without a version on either side nothing can be told: what came last counts. */
async function isLate(tx: Tx, alert: LockedAlert, version: string | undefined): Promise<boolean> {
  if (version === undefined) return false
  const current = await tx.payload.findFirst({
    where: { alertId: alert.id, revision: alert.revision },
    select: { version: true },
  })
  return current?.version != null && compareVersions(version, current.version) <= 0
}

async function keepInHistory(tx: Tx, sender: Sender, alert: LockedAlert, revision: number, arrival: Content) {
  const now = clock.now()
  await addRevisions(tx, sender, [{ alertId: alert.id, revision, receivedAt: now, late: true, content: arrival }])
  await tx.alert.update({ where: { id: alert.id }, data: { changedAt: now }, select: { id: true } })
  await appendEvent(tx, sender.actor, 'alert.updated', {
    ...about(sender, alert),
    summary: 'Content that isn’t newer came late; kept in the history',
    after: { late: revision },
  })
}

async function makeCurrent(tx: Tx, sender: Sender, alert: LockedAlert, revision: number, arrival: Content) {
  const now = clock.now()
  const { effect } = arrival.reading
  const status = statusOf(alert, now)
  const opens = effect !== 'close' && (status === 'dismissed' || status === 'snoozed')
  await tx.payload.updateMany({ where: { alertId: alert.id, state: 'received' }, data: { state: 'superseded' } })
  await addRevisions(tx, sender, [{ alertId: alert.id, revision, receivedAt: now, content: arrival }])
  await tx.alert.update({
    where: { id: alert.id },
    data: {
      revision,
      changedAt: now,
      ...(opens ? { status: 'open', snoozedUntil: null, newContentAt: now } : {}),
      ...(effect === 'close' ? { closedUpstreamAt: now } : {}),
      ...(effect === 'reopen' ? { closedUpstreamAt: null } : {}),
    },
    select: { id: true },
  })
  await recordChanges(tx, sender, alert, { revision, effect, ...(opens ? { opensFrom: status } : {}) })
  await wake(tx, 'map-payload', { alertId: alert.id })
}

async function recordChanges(
  tx: Tx,
  sender: Sender,
  alert: LockedAlert,
  { revision, effect, opensFrom }: { revision: number; effect: Effect; opensFrom?: AlertStatus },
) {
  await appendEvent(tx, sender.actor, 'alert.updated', {
    ...about(sender, alert),
    summary: 'New content came from the source',
    before: { revision: alert.revision },
    after: { revision },
  })
  if (effect === 'close') {
    await appendEvent(tx, sender.actor, 'alert.closedUpstream', {
      ...about(sender, alert),
      summary: 'Closed by its source; nothing is decided here by that',
    })
  }
  if (opensFrom) {
    await appendEvent(tx, sender.actor, 'alert.reopened', {
      ...about(sender, alert),
      summary: effect === 'reopen' ? 'Opened again by its source' : 'Opened again by new content',
      before: { status: opensFrom },
      after: { status: 'open' },
    })
  }
}

function about(sender: Sender, alert: LockedAlert): Pick<EventFacts, 'subjectId' | 'alertId' | 'kind'> {
  return { subjectId: alert.id, alertId: alert.id, kind: sender.source.kind }
}
