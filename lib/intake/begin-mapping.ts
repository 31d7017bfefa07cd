import { clock } from '../clock.ts'
import type { Prisma } from '../db.ts'
import { db } from '../db.ts'
import { nextTryAt } from './mapping-retry.ts'

const fields = {
  id: true,
  revision: true,
  tries: true,
  bytes: true,
  alert: {
    select: { id: true, kind: true, revision: true, mappedRevision: true },
  },
  source: {
    select: {
      columns: true,
      map: true,
      submit: true,
      template: { select: { id: true, currentVersion: true } },
    },
  },
} as const satisfies Prisma.PayloadSelect

export type Waiting = Prisma.PayloadGetPayload<{ select: typeof fields }>

/**
 * Takes an alert's current payload in hand when its mapping is due, and puts the next try off before anything is done
 * with it: two workers never map it at once, and one that dies over it doesn't come back to it at once.
 * @returns undefined when nothing is due: mapped already, in hand elsewhere, or its source is paused
 */
export async function beginMapping(alertId: string): Promise<Waiting | undefined> {
  const now = clock.now()
  const payload = await db().payload.findFirst({
    where: { alertId, state: 'received', source: { status: { not: 'paused' } } },
    orderBy: { revision: 'desc' },
    select: fields,
  })
  if (!payload) return undefined
  const begun = await db().payload.updateMany({
    where: { id: payload.id, state: 'received', tries: payload.tries, OR: [{ tries: 0 }, { dueAt: { lte: now } }] },
    data: { tries: payload.tries + 1, dueAt: nextTryAt(payload.tries + 1, now) },
  })
  return begun.count === 1 ? { ...payload, tries: payload.tries + 1 } : undefined
}
