import type { Actor } from '#lib/actor.ts'
import { transaction } from '#lib/db.ts'
import { done, type Result } from '#lib/result.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { lockHeld } from './lock-held.ts'
import { resumeHeld } from './resume-held.ts'
import type { RetrySubmission } from './schema.ts'

/**
 * Tries a held submission again, with the answers as they were frozen. After a definite refusal it goes out under a new
 * key; where an outcome is unknown, the same key or a look comes first: a retry can't make a second case.
 * @returns not-found, wrong-state
 */
export async function retrySubmission(
  actor: Actor,
  input: RetrySubmission,
): Promise<Result<{ submissionId: string; status: 'delivering' }>> {
  const may = authorize(actor, 'submission.mend')
  if (!may.ok) return may
  return transaction(async tx => {
    const held = await lockHeld(tx, actor, input.submissionId)
    if (!held.ok) return held
    const { id, kind, heldReason, owner } = held.value
    await resumeHeld(tx, held.value, 'retry')
    await appendEvent(tx, actor, 'submission.retried', {
      subjectId: id,
      alertId: owner.alertId,
      kind,
      summary: 'Retried',
      before: { status: 'held', reason: heldReason },
      after: { status: 'delivering' },
    })
    return done({ submissionId: id, status: 'delivering' })
  })
}
