import type { Actor } from '../actor.ts'
import { authorize } from '../auth/authorize.ts'
import { transaction } from '../db.ts'
import { done, type Result } from '../result.ts'
import { takeClaim } from './take-claim.ts'

/**
 * Claims an alert for the actor for 30 minutes, or renews the claim.
 * @returns not-found, alert-closed, alert-held
 */
export async function claimAlert(
  actor: Actor,
  input: { alertId: string },
): Promise<Result<{ alertId: string; heldUntil: string }>> {
  const may = authorize(actor, 'alert.work')
  if (!may.ok) return may
  return transaction(async tx => {
    const claimed = await takeClaim(tx, actor, input.alertId)
    if (!claimed.ok) return claimed
    return done({ alertId: claimed.value.id, heldUntil: claimed.value.heldUntil.toISOString() })
  })
}
