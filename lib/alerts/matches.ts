import type { Actor } from '../actor.ts'
import { hour } from '../clock.ts'
import type { Prisma } from '../db.ts'
import type { AlertFilter } from './schema.ts'
import type { AlertStatus } from './status.ts'

/** A filter as a condition. What the actor may not see is the caller's to add. */
export function matches(filter: AlertFilter, actor: Actor, now: Date): Prisma.AlertWhereInput {
  const conditions: Prisma.AlertWhereInput[] = [anyStatus(filter.status, now)]
  if (filter.source.length > 0) conditions.push({ source: { slug: { in: filter.source } } })
  if (filter.priority.length > 0) conditions.push({ priority: { in: filter.priority } })
  if (filter.holder) conditions.push(heldBy(filter.holder, actor, now))
  if (filter.dueWithin !== undefined) {
    conditions.push({ dueAt: { lte: new Date(now.getTime() + filter.dueWithin * hour) } })
  }
  return { AND: conditions }
}

function anyStatus(statuses: AlertStatus[], now: Date): Prisma.AlertWhereInput {
  const awake = { OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: now } }] }
  const each = {
    open: { status: 'open', ...awake },
    snoozed: { status: 'open', snoozedUntil: { gt: now } },
    submitted: { status: 'submitted' },
    dismissed: { status: 'dismissed' },
  } as const satisfies Record<AlertStatus, Prisma.AlertWhereInput>
  const [only, ...others] = statuses.map(status => each[status])
  return only && others.length === 0 ? only : { OR: statuses.map(status => each[status]) }
}

function heldBy(holder: NonNullable<AlertFilter['holder']>, actor: Actor, now: Date): Prisma.AlertWhereInput {
  const nobody = { OR: [{ heldUntil: null }, { heldUntil: { lte: now } }] }
  const me = { holderId: actor.id, heldUntil: { gt: now } }
  if (holder === 'me') return me
  if (holder === 'nobody') return nobody
  if (holder === 'me-or-nobody') return { OR: [me, nobody] }
  return { holderId: { not: actor.id }, heldUntil: { gt: now } }
}
