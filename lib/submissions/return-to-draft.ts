import type { Actor } from '#lib/actor.ts'
import { after, clock } from '#lib/clock.ts'
import { type Prisma, type Tx, transaction } from '#lib/db.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import { claimTime } from '../alerts/claim.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { holds } from '../auth/permissions.ts'
import { type HeldSubmission, lockHeld } from './lock-held.ts'
import type { RetrySubmission } from './schema.ts'
import { unsureUntil } from './step-machine.ts'

/**
 * Gives a held submission's answers back to their draft: the submission is cancelled, the draft and its alert are open
 * again, and what Persona objected to stands on its fields. Where a request's outcome isn't known the correlation value
 * stays reserved, and the next submission looks for the case before it sends.
 * @returns not-found; wrong-state when it isn't held, or when a lost answer could never be looked for
 */
export async function returnToDraft(
  actor: Actor,
  input: RetrySubmission,
): Promise<Result<{ submissionId: string; draftId: string }>> {
  const may = authorize(actor, 'submission.mend')
  if (!may.ok) return may
  return transaction(async tx => {
    const locked = await lockHeld(tx, actor, input.submissionId)
    if (!locked.ok) return locked
    const held = locked.value
    const sure = unsureUntil(held.facts) === null
    if (!sure && held.correlation === null) return refuse('wrong-state', [{ path: '', problem: unsureWords }])
    // An earlier submission's unsure request is settled only by a look of this one's.
    const keep = !sure || (held.facts.lookFirst && held.facts.settledAttempt === 0)
    await cancelSubmission(tx, held, keep)
    await reopenDraft(tx, held)
    await reopenAlerts(tx, actor, held)
    await appendEvent(tx, actor, 'submission.returned', {
      subjectId: held.id,
      alertId: held.owner.alertId,
      kind: held.kind,
      summary: 'Returned to draft; the answers are kept',
      before: { status: 'held', reason: held.heldReason },
      after: { status: 'cancelled', draft: held.draftId, reservationKept: keep },
    })
    return done({ submissionId: held.id, draftId: held.draftId })
  })
}

const unsureWords =
  'Whether the case was created isn’t known, and no field would find it again: a new submission could make a second one. Look at Persona, then adopt the case or state that there is none.'

async function cancelSubmission(tx: Tx, held: HeldSubmission, keepReservation: boolean): Promise<void> {
  const now = clock.now()
  await tx.submission.update({
    where: { id: held.id, status: 'held' },
    data: { status: 'cancelled', endedAt: now, changedAt: now },
    select: { id: true },
  })
  await tx.step.update({
    where: { id: held.stepId, status: 'held' },
    data: { status: 'cancelled' },
    select: { id: true },
  })
  if (!keepReservation) await tx.reservation.deleteMany({ where: { submissionId: held.id } })
}

async function reopenDraft(tx: Tx, held: HeldSubmission): Promise<void> {
  await tx.draft.update({
    where: { id: held.draftId, status: 'submitted' },
    data: { status: 'open', problems: held.problems as Prisma.InputJsonArray },
    select: { id: true },
  })
}

/** Whoever returns it goes on with it, if they may work on alerts at all. A filing changes nothing of an alert. */
async function reopenAlerts(tx: Tx, actor: Actor, held: HeldSubmission): Promise<void> {
  const now = clock.now()
  const claims = actor.kind === 'person' && holds(actor, 'alert.work')
  const ids = held.alerts.filter(({ alert }) => alert.kind === held.kind).map(({ alertId }) => alertId)
  await tx.alert.updateMany({
    where: { id: { in: ids }, status: 'submitted' },
    data: {
      status: 'open',
      changedAt: now,
      holderId: claims ? actor.id : null,
      heldUntil: claims ? after(claimTime, now) : null,
    },
  })
}
