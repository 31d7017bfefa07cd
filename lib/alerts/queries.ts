import type { Actor } from '../actor.ts'
import { holds } from '../auth/permissions.ts'
import { clock } from '../clock.ts'
import { db } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { visibleTo } from '../visible.ts'
import { type AlertRow, alertRowSelect, toAlertRow } from './alert-row.ts'
import { matches } from './matches.ts'
import { afterCursor, cursorOf, orders } from './order.ts'
import type { AlertFilter, PageOf } from './schema.ts'
import { type AlertViewId, alertViews, countCap, defaultAlertFilter } from './views.ts'

/**
 * One page of the queue, by key: `after` is the `next` of the page before.
 * @returns not-found for who may not read alerts; invalid for a marker that isn't ours
 */
export async function listAlerts(
  actor: Actor,
  filter: AlertFilter,
  page: { after?: string | undefined; limit: number },
): Promise<Result<PageOf<AlertRow>>> {
  if (!holds(actor, 'alert.read')) return refuse('not-found')
  const later = page.after === undefined ? done({}) : afterCursor(filter.sort, page.after)
  if (!later.ok) return later
  const now = clock.now()
  const found = await db().alert.findMany({
    where: { AND: [visibleTo(actor), matches(filter, actor, now), later.value] },
    orderBy: [...orders[filter.sort]],
    take: page.limit + 1,
    select: alertRowSelect,
  })
  const rows = found.slice(0, page.limit)
  const last = rows.at(-1)
  const next = found.length > page.limit && last ? cursorOf(filter.sort, last) : null
  return done({ rows: rows.map(row => toAlertRow(row, now)), next })
}

/** How many alerts a filter finds; counting stops at `countCap`, so more than that reads as "10,000+". */
export async function countAlerts(actor: Actor, filter: AlertFilter): Promise<number> {
  if (!holds(actor, 'alert.read')) return 0
  const where = { AND: [visibleTo(actor), matches(filter, actor, clock.now())] }
  return db().alert.count({ where, take: countCap + 1 })
}

export type ViewCounts = Record<AlertViewId | 'open', number>

/** The counts beside the rail's views. */
export async function countViews(actor: Actor): Promise<ViewCounts> {
  const views = { open: { filter: defaultAlertFilter }, ...alertViews }
  const counted = await Promise.all(
    Object.entries(views).map(async ([id, view]) => [id, await countAlerts(actor, view.filter)] as const),
  )
  return Object.fromEntries(counted) as ViewCounts
}

export type AlertView = AlertRow & {
  occurredAt: string | null
  revision: number
  mappedRevision: number
  dismissal: { at: string; by: string; reason: string; sentence: string } | null
  newContentAt: string | null
  closedUpstreamAt: string | null
  /** Whose claim ran out without being given up: what they began is taken over on purpose. */
  endedClaim: { id: string; name: string; at: string } | null
}

/** One alert, or null when there is none that the actor may see. */
export async function findAlert(actor: Actor, alertId: string): Promise<AlertView | null> {
  if (!holds(actor, 'alert.read')) return null
  const alert = await db().alert.findFirst({
    where: { id: alertId, ...visibleTo(actor) },
    select: {
      ...alertRowSelect,
      occurredAt: true,
      revision: true,
      mappedRevision: true,
      dismissedAt: true,
      dismissReason: true,
      dismissSentence: true,
      dismissedBy: { select: { name: true } },
    },
  })
  if (!alert) return null
  const row = toAlertRow(alert, clock.now())
  const { holder, heldUntil } = alert
  return {
    ...row,
    endedClaim: holder && heldUntil && !row.holder ? { ...holder, at: heldUntil.toISOString() } : null,
    occurredAt: alert.occurredAt?.toISOString() ?? null,
    revision: alert.revision,
    mappedRevision: alert.mappedRevision,
    newContentAt: alert.newContentAt?.toISOString() ?? null,
    closedUpstreamAt: alert.closedUpstreamAt?.toISOString() ?? null,
    dismissal: alert.dismissedAt && {
      at: alert.dismissedAt.toISOString(),
      by: alert.dismissedBy?.name ?? 'Unknown',
      reason: alert.dismissReason ?? '',
      sentence: alert.dismissSentence ?? '',
    },
  }
}

/** The current bytes of an alert with when they came; null when the alert isn't visible. What came late is history. */
export async function findPayload(
  actor: Actor,
  alertId: string,
): Promise<{ bytes: Uint8Array; revision: number; receivedAt: string } | null> {
  if (!holds(actor, 'alert.read')) return null
  const alert = await db().alert.findFirst({
    where: { id: alertId, ...visibleTo(actor) },
    select: { revision: true },
  })
  if (!alert) return null
  const payload = await db().payload.findFirst({
    where: { alertId, revision: alert.revision },
    select: { bytes: true, receivedAt: true },
  })
  if (!payload) return null
  return { bytes: payload.bytes, revision: alert.revision, receivedAt: payload.receivedAt.toISOString() }
}

/** Other alerts of the same subject, newest first, at most `limit`. Without a subject id there are none. */
export async function listSameSubject(
  actor: Actor,
  alert: { id: string; subjectId: string | null },
  limit = 20,
): Promise<AlertRow[]> {
  if (!holds(actor, 'alert.read') || alert.subjectId === null) return []
  const found = await db().alert.findMany({
    where: { subjectId: alert.subjectId, id: { not: alert.id }, ...visibleTo(actor) },
    orderBy: { receivedAt: 'desc' },
    take: limit,
    select: alertRowSelect,
  })
  const now = clock.now()
  return found.map(row => toAlertRow(row, now))
}

/** The rows among `ids` as they are now, for tables that follow what colleagues do; who may not see one, gets it not. */
export async function listAlertsById(actor: Actor, ids: string[]): Promise<AlertRow[]> {
  if (!holds(actor, 'alert.read') || ids.length === 0) return []
  const found = await db().alert.findMany({ where: { id: { in: ids }, ...visibleTo(actor) }, select: alertRowSelect })
  const now = clock.now()
  return found.map(row => toAlertRow(row, now))
}

/** Ids of what changed at or after a time, oldest change first, and up to which time that reaches. */
export async function listChangedAlerts(actor: Actor, since: Date, limit = 500): Promise<string[]> {
  if (!holds(actor, 'alert.read')) return []
  const changed = await db().alert.findMany({
    where: { changedAt: { gte: since }, ...visibleTo(actor) },
    orderBy: { changedAt: 'asc' },
    take: limit,
    select: { id: true },
  })
  return changed.map(alert => alert.id)
}

/** The sources that the actor's alerts come from, for filters. */
export async function listAlertSources(actor: Actor): Promise<{ slug: string; name: string }[]> {
  if (!holds(actor, 'alert.read')) return []
  return db().source.findMany({ where: visibleTo(actor), orderBy: { name: 'asc' }, select: { slug: true, name: true } })
}
