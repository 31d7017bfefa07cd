import type { Actor } from '#lib/actor.ts'
import { db, transaction } from '#lib/db.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import { visibleTo } from '#lib/visible.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import type { RetrySubmission } from './schema.ts'

/**
 * Records that somebody opened a filing's submission (decisions 24). Opening any other leaves no event.
 * @returns not-found
 */
export async function markSubmissionRead(
  actor: Actor,
  input: RetrySubmission,
): Promise<Result<{ submissionId: string }>> {
  const may = authorize(actor, 'submission.read')
  if (!may.ok) return may
  const found = await db().submission.findFirst({
    where: { id: input.submissionId, ...visibleTo(actor) },
    select: { id: true, kind: true, alerts: { select: { alertId: true }, take: 1 } },
  })
  if (!found) return refuse('not-found')
  if (found.kind === 'sar') {
    await transaction(tx =>
      appendEvent(tx, actor, 'submission.read', {
        subjectId: found.id,
        alertId: found.alerts[0]?.alertId,
        kind: found.kind,
        summary: 'Opened',
      }),
    )
  }
  return done({ submissionId: found.id })
}
