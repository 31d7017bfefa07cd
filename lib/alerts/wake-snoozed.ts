import { worker } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import { db, transaction } from '../db.ts'

/**
 * Records that snoozes have ended and lets the live address tell it. Nothing depends on it: a snooze that lies in
 * the past counts as open in every query. Safe to run twice and from several workers.
 * @returns how many woke
 */
export async function wakeSnoozed(limit = 200): Promise<number> {
  const now = clock.now()
  const ended = await db().alert.findMany({
    where: { snoozedUntil: { lte: now } },
    select: { id: true, kind: true, snoozedUntil: true },
    orderBy: { snoozedUntil: 'asc' },
    take: limit,
  })
  let woken = 0
  for (const alert of ended) {
    woken += await transaction(async tx => {
      const { count } = await tx.alert.updateMany({
        where: { id: alert.id, snoozedUntil: alert.snoozedUntil },
        data: { snoozedUntil: null, changedAt: now },
      })
      if (count === 0) return 0
      await appendEvent(tx, worker, 'alert.woken', {
        subjectId: alert.id,
        alertId: alert.id,
        kind: alert.kind,
        summary: 'The snooze ended',
        before: { status: 'snoozed' },
        after: { status: 'open' },
      })
      return 1
    })
  }
  return woken
}
