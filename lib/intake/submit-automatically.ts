import { worker } from '../actor.ts'
import { isUndecided, statusOf } from '../alerts/status.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import { db, type Prisma, transaction } from '../db.ts'
import type { Problem, Refusal } from '../result.ts'
import { submitDraft } from '../submissions/submit-draft.ts'
import type { Waiting } from './begin-mapping.ts'
import { closeWaiting } from './write-mapping.ts'

type Draft = { id: string; revision: number; problems: Problem[] }

/**
 * Submits what the mapping answered completely. Whatever a person has touched (a written answer, a decision, an earlier
 * submission) is left to people, and so is what is refused: the alert stays in the queue, with the reason on its draft.
 */
export async function submitAutomatically({ id, alert }: Waiting): Promise<void> {
  if (!alert) return
  const draft = await findUntouchedDraft(alert.id)
  const submitted = draft && (await submitDraft(worker, { draftId: draft.id, revision: draft.revision }))
  if (draft && submitted && !submitted.ok) await leaveForReview(alert, draft, submitted)
  await transaction(tx => closeWaiting(tx, id))
}

async function findUntouchedDraft(alertId: string): Promise<Draft | undefined> {
  const alert = await db().alert.findUniqueOrThrow({
    where: { id: alertId },
    select: { kind: true, status: true, snoozedUntil: true, dismissedAt: true },
  })
  if (alert.dismissedAt !== null || !isUndecided(statusOf(alert, clock.now()))) return undefined
  // A filing of another kind changes nothing that others could see, this included.
  const submissions = await db().submissionAlert.count({ where: { alertId, kind: alert.kind } })
  if (submissions > 0) return undefined
  const draft = await db().draft.findFirst({
    where: { alerts: { some: { alertId, live: true, kind: alert.kind } }, status: 'open', changedById: null },
    select: { id: true, revision: true, problems: true },
  })
  return draft ? { ...draft, problems: draft.problems as Problem[] } : undefined
}

async function leaveForReview(
  alert: { id: string; kind: 'alert' | 'sar' },
  { id, revision, problems }: Draft,
  refusal: Refusal,
): Promise<void> {
  const known = new Set(problems.map(({ path }) => path))
  const added = refusal.code === 'not-ready' || refusal.code === 'correlation-taken' ? refusal.problems : []
  await transaction(async tx => {
    await tx.draft.updateMany({
      where: { id, revision, status: 'open' },
      data: { problems: [...problems, ...added.filter(({ path }) => !known.has(path))] as Prisma.InputJsonValue },
    })
    await appendEvent(tx, worker, 'draft.mapped', {
      subjectId: id,
      alertId: alert.id,
      kind: alert.kind,
      summary: 'Not submitted by itself; left for review',
      after: { problems: added },
      reason: refusal.code,
    })
  })
}
