import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { clock } from '../clock.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { visibleTo } from '../visible.ts'

/**
 * Gives the actor's own claim back. Releasing what one doesn't hold changes nothing and is refused.
 * @returns not-found, wrong-state
 */
export async function releaseAlert(actor: Actor, input: { alertId: string }): Promise<Result<{ alertId: string }>> {
  const may = authorize(actor, 'alert.work')
  if (!may.ok) return may
  return transaction(async tx => {
    const alert = await tx.alert.findFirst({
      where: { id: input.alertId, ...visibleTo(actor) },
      select: { kind: true },
    })
    if (!alert) return refuse('not-found')
    const released = await tx.alert.updateMany({
      where: { id: input.alertId, holderId: actor.id },
      data: { holderId: null, heldUntil: null, changedAt: clock.now() },
    })
    if (released.count === 0) return refuse('wrong-state', [{ path: '', problem: 'You don’t hold this alert.' }])
    await appendEvent(tx, actor, 'alert.released', {
      subjectId: input.alertId,
      alertId: input.alertId,
      kind: alert.kind,
      summary: 'Released',
      before: { holder: actor.name },
      after: { holder: null },
    })
    return done({ alertId: input.alertId })
  })
}
