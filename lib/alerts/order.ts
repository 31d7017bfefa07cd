import { z } from 'zod'
import type { Prisma } from '../db.ts'
import { momentSchema } from '../moment.ts'
import { done, type Result, refuse } from '../result.ts'
import { type AlertFilter, alertIdSchema } from './schema.ts'
import { priorities } from './triage.ts'

type Sort = AlertFilter['sort']

/** Whole sort tuples, ending in the id, so that no two alerts are ever equal and a page never repeats or skips one. */
export const orders = {
  due: [{ dueAt: 'asc' }, { id: 'asc' }],
  priority: [{ priority: 'asc' }, { dueAt: 'asc' }, { id: 'asc' }],
  received: [{ receivedAt: 'desc' }, { id: 'desc' }],
} as const satisfies Record<Sort, Prisma.AlertOrderByWithRelationInput[]>

const cursorSchema = z.strictObject({
  sort: z.enum(['due', 'priority', 'received']),
  id: alertIdSchema,
  at: momentSchema,
  priority: z.enum(priorities),
})

export type SortedRow = { id: string; priority: (typeof priorities)[number]; dueAt: Date; receivedAt: Date }

/** Where a page ended, as values and not as a row: it still holds when that alert is gone. */
export function cursorOf(sort: Sort, row: SortedRow): string {
  const at = sort === 'received' ? row.receivedAt : row.dueAt
  const cursor = { sort, id: row.id, at: at.toISOString(), priority: row.priority }
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/**
 * The condition "after this cursor" for a sort.
 * @returns invalid for a cursor that isn't ours or belongs to another sort; never "everything"
 */
export function afterCursor(sort: Sort, cursor: string): Result<Prisma.AlertWhereInput> {
  const read = cursorSchema.safeParse(parse(cursor))
  if (!read.success || read.data.sort !== sort) {
    return refuse('invalid', [
      { path: 'after', problem: 'This page marker is not one of ours. Begin at the first page.' },
    ])
  }
  const { id, priority } = read.data
  const at = new Date(read.data.at)
  if (sort === 'received') {
    return done({ receivedAt: { lte: at }, OR: [{ receivedAt: { lt: at } }, { id: { lt: id } }] })
  }
  const later = { dueAt: { gte: at }, OR: [{ dueAt: { gt: at } }, { id: { gt: id } }] }
  if (sort === 'due') return done(later)
  const lower = priorities.slice(priorities.indexOf(priority) + 1)
  return done({ OR: [{ priority: { in: lower } }, { priority, ...later }] })
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
