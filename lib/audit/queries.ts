import { z } from 'zod'
import type { Actor } from '../actor.ts'
import { db, type Prisma } from '../db.ts'
import { momentSchema } from '../moment.ts'
import { done, type Result, refuse } from '../result.ts'
import { visibleTo } from '../visible.ts'
import type { AuditFilter } from './schema.ts'

export type AuditRow = {
  id: string
  at: string
  actor: { kind: Actor['kind']; id: string; name: string }
  event: string
  subjectType: string
  subjectId: string
  alertId: string | null
  summary: string
  before: unknown
  after: unknown
  reason: string | null
  address: string | null
  requestId: string | null
}

const select = {
  id: true,
  at: true,
  actorKind: true,
  actorId: true,
  actorName: true,
  event: true,
  subjectType: true,
  subjectId: true,
  alertId: true,
  summary: true,
  before: true,
  after: true,
  reason: true,
  address: true,
  requestId: true,
} as const satisfies Prisma.AuditEventSelect

const cursorSchema = z.strictObject({ at: momentSchema, id: z.string().regex(/^\d{1,18}$/) })

/** How much of the history somebody reads: all of it, or what happened to alerts, drafts, submissions and cases. */
export type AuditScope = 'everything' | 'work'

/**
 * One page of the history, newest first, by key.
 * @param scope from `auditScope(actor)`: this room lies below the permission table; null reads nothing
 * @returns not-found; invalid for a page marker that isn't ours
 */
export async function listAuditEvents(
  actor: Actor,
  scope: AuditScope | null,
  filter: AuditFilter,
  page: { after?: string | undefined; limit: number },
): Promise<Result<{ rows: AuditRow[]; next: string | null }>> {
  if (scope === null) return refuse('not-found')
  const earlier = page.after === undefined ? done({}) : beforeCursor(page.after)
  if (!earlier.ok) return earlier
  const found = await db().auditEvent.findMany({
    where: { AND: [visibleTo(actor), within(scope), conditions(filter), earlier.value] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
    select,
  })
  const rows = found.slice(0, page.limit).map(toRow)
  const last = rows.at(-1)
  const next = found.length > page.limit && last ? cursorOf(last) : null
  return done({ rows, next })
}

/** Everything that happened to one alert, its draft and its submission, newest first, at most `limit`. */
export async function listTimeline(actor: Actor, alertId: string, limit = 200): Promise<AuditRow[]> {
  const found = await db().auditEvent.findMany({
    where: { alertId, ...visibleTo(actor) },
    orderBy: { id: 'desc' },
    take: limit,
    select,
  })
  return found.map(toRow)
}

/** Everything that happened to one subject (a submission, a person), newest first, at most `limit`. */
export async function listEventsOf(
  actor: Actor,
  subject: { type: string; id: string },
  limit = 200,
): Promise<AuditRow[]> {
  const found = await db().auditEvent.findMany({
    where: { subjectType: subject.type, subjectId: subject.id, ...visibleTo(actor) },
    orderBy: { id: 'desc' },
    take: limit,
    select,
  })
  return found.map(toRow)
}

/** Everyone who appears in the history that the actor may see, for the filter. */
export async function listAuditActors(actor: Actor, scope: AuditScope | null): Promise<{ id: string; name: string }[]> {
  if (scope === null) return []
  const found = await db().auditEvent.findMany({
    where: { AND: [visibleTo(actor), within(scope)] },
    distinct: ['actorId'],
    orderBy: { actorId: 'asc' },
    take: 500,
    select: { actorId: true, actorName: true },
  })
  return found.map(({ actorId, actorName }) => ({ id: actorId, name: actorName }))
}

function within(scope: AuditScope): Prisma.AuditEventWhereInput {
  return scope === 'everything' ? {} : { subjectType: { in: ['alert', 'draft', 'submission', 'case'] } }
}

function conditions(filter: AuditFilter): Prisma.AuditEventWhereInput {
  const readable = { endsWith: '.read' }
  return {
    AND: [
      filter.who ? { actorId: filter.who } : {},
      filter.event ? { event: { startsWith: filter.event } } : {},
      filter.on ? { OR: [{ subjectId: filter.on }, { alertId: filter.on }] } : {},
      filter.from ? { at: { gte: new Date(filter.from) } } : {},
      filter.to ? { at: { lt: new Date(filter.to) } } : {},
      filter.reads === 'only' ? { event: readable } : {},
      filter.reads === 'hide' ? { NOT: { event: readable } } : {},
      filter.worker === 'hide' ? { actorKind: { not: 'worker' } } : {},
    ],
  }
}

function cursorOf(row: AuditRow): string {
  return Buffer.from(JSON.stringify({ at: row.at, id: row.id })).toString('base64url')
}

function beforeCursor(cursor: string): Result<Prisma.AuditEventWhereInput> {
  const read = cursorSchema.safeParse(parse(cursor))
  if (!read.success) {
    return refuse('invalid', [
      { path: 'after', problem: 'This page marker is not one of ours. Begin at the first page.' },
    ])
  }
  const at = new Date(read.data.at)
  return done({ at: { lte: at }, OR: [{ at: { lt: at } }, { id: { lt: BigInt(read.data.id) } }] })
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

function toRow(event: Prisma.AuditEventGetPayload<{ select: typeof select }>): AuditRow {
  const { id, at, actorKind, actorId, actorName, ...rest } = event
  return { ...rest, id: String(id), at: at.toISOString(), actor: { kind: actorKind, id: actorId, name: actorName } }
}
