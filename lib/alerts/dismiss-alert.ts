import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { clock } from '../clock.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { type DismissReason, dismissReasons } from './dispositions.ts'
import { takeClaim } from './take-claim.ts'

/**
 * Decides that nothing is to be filed: a reason from the list and one sentence, kept with who decided and when.
 * The actor's claim is taken when the alert is free.
 * @returns not-found, alert-closed, alert-held, changed
 */
export async function dismissAlert(
  actor: Actor,
  input: { alertId: string; reason: DismissReason; sentence: string },
): Promise<Result<{ alertId: string }>> {
  const may = authorize(actor, 'alert.work')
  if (!may.ok) return may
  return transaction(async tx => {
    const claimed = await takeClaim(tx, actor, input.alertId)
    if (!claimed.ok) return claimed
    const now = clock.now()
    const dismissed = await tx.alert.updateMany({
      where: { id: input.alertId, status: 'open', holderId: actor.id },
      data: {
        status: 'dismissed',
        snoozedUntil: null,
        dismissedAt: now,
        dismissedById: actor.id,
        dismissReason: input.reason,
        dismissSentence: input.sentence,
        newContentAt: null,
        holderId: null,
        heldUntil: null,
        changedAt: now,
      },
    })
    if (dismissed.count === 0) return refuse('changed')
    await appendEvent(tx, actor, 'alert.dismissed', {
      subjectId: input.alertId,
      alertId: input.alertId,
      kind: claimed.value.kind,
      summary: `Dismissed: ${dismissReasons[input.reason].words.toLowerCase()}`,
      before: { status: claimed.value.status },
      after: { status: 'dismissed', reason: input.reason },
      reason: input.sentence,
    })
    return done({ alertId: input.alertId })
  })
}
