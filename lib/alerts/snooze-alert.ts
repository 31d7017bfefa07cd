import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { clock, day } from '../clock.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { takeClaim } from './take-claim.ts'

/** The longest snooze: the filing clock is 30 days, so nothing may sleep through it. */
export const longestSnooze = 30 * day

/**
 * Puts an alert aside until a time; its clocks run on. It comes back by itself, and at once when new content arrives.
 * The claim is given up: whoever is there then may take it.
 * @param input.until ISO date and time, ahead of now and within 30 days
 * @returns not-found, alert-closed, alert-held, invalid
 */
export async function snoozeAlert(
  actor: Actor,
  input: { alertId: string; until: string },
): Promise<Result<{ alertId: string; until: string }>> {
  const may = authorize(actor, 'alert.work')
  if (!may.ok) return may
  const until = new Date(input.until)
  const ahead = until.getTime() - clock.now().getTime()
  if (!(ahead > 0 && ahead <= longestSnooze)) {
    return refuse('invalid', [{ path: 'until', problem: 'Choose a time ahead, within 30 days.' }])
  }
  return transaction(async tx => {
    const claimed = await takeClaim(tx, actor, input.alertId)
    if (!claimed.ok) return claimed
    const snoozed = await tx.alert.updateMany({
      where: { id: input.alertId, status: 'open', holderId: actor.id },
      data: { snoozedUntil: until, holderId: null, heldUntil: null, changedAt: clock.now() },
    })
    if (snoozed.count === 0) return refuse('changed')
    await appendEvent(tx, actor, 'alert.snoozed', {
      subjectId: input.alertId,
      alertId: input.alertId,
      kind: claimed.value.kind,
      summary: `Snoozed until ${until.toISOString().slice(0, 16).replace('T', ', ')} UTC`,
      before: { status: claimed.value.status },
      after: { status: 'snoozed', until: until.toISOString() },
    })
    return done({ alertId: input.alertId, until: until.toISOString() })
  })
}
