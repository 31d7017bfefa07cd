import type { Actor } from '#lib/actor.ts'
import { clock } from '#lib/clock.ts'
import { transaction } from '#lib/db.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { offers } from './held-reasons.ts'
import { lockHeld } from './lock-held.ts'
import { releaseLeftBehind } from './release-left-behind.ts'
import { resumeHeld } from './resume-held.ts'
import type { ConfirmAbsent } from './schema.ts'
import { unsureUntil } from './step-machine.ts'

/**
 * A person looked at Persona and states, in a sentence that is kept, that there is no case: what came before counts as
 * settled and the case is sent once more, under a new key.
 * @returns not-found; wrong-state when this isn't the question, or while a lost request may still be at work
 */
export async function confirmAbsent(
  actor: Actor,
  input: ConfirmAbsent,
): Promise<Result<{ submissionId: string; status: 'delivering' }>> {
  const may = authorize(actor, 'submission.mend')
  if (!may.ok) return may
  return transaction(async tx => {
    const held = await lockHeld(tx, actor, input.submissionId)
    if (!held.ok) return held
    const { id, kind, heldReason, facts, owner } = held.value
    if (!offers(heldReason, 'confirm-absent')) return refuse('wrong-state')
    const until = unsureUntil(facts)
    if (until && until > clock.now()) {
      const problem = `The last request may still be at work. Look at Persona again after ${until.toISOString()}.`
      return refuse('wrong-state', [{ path: '', problem }], { until: until.toISOString() })
    }
    await resumeHeld(tx, held.value, 'confirm-absent')
    await releaseLeftBehind(tx, id)
    await appendEvent(tx, actor, 'submission.absenceStated', {
      subjectId: id,
      alertId: owner.alertId,
      kind,
      summary: 'Stated that Persona has no case; it is sent once more',
      before: { status: 'held', reason: heldReason },
      after: { status: 'delivering' },
      reason: input.sentence,
    })
    return done({ submissionId: id, status: 'delivering' })
  })
}
