import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { clock } from '../clock.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { visibleTo } from '../visible.ts'
import { statusOf } from './status.ts'

/**
 * Takes a dismissal or a snooze back. The old decision stays on the alert and in the history.
 * @returns not-found, wrong-state (open already, or submitted)
 */
export async function reopenAlert(actor: Actor, input: { alertId: string }): Promise<Result<{ alertId: string }>> {
  const may = authorize(actor, 'alert.work')
  if (!may.ok) return may
  return transaction(async tx => {
    const alert = await tx.alert.findFirst({
      where: { id: input.alertId, ...visibleTo(actor) },
      select: { kind: true, status: true, snoozedUntil: true },
    })
    if (!alert) return refuse('not-found')
    const now = clock.now()
    const before = statusOf(alert, now)
    const reopened = await tx.alert.updateMany({
      where: {
        id: input.alertId,
        OR: [{ status: 'dismissed' }, { status: 'open', snoozedUntil: { gt: now } }],
      },
      data: { status: 'open', snoozedUntil: null, changedAt: now },
    })
    if (reopened.count === 0) return refuse('wrong-state')
    await appendEvent(tx, actor, 'alert.reopened', {
      subjectId: input.alertId,
      alertId: input.alertId,
      kind: alert.kind,
      summary: 'Opened again',
      before: { status: before },
      after: { status: 'open' },
    })
    return done({ alertId: input.alertId })
  })
}
