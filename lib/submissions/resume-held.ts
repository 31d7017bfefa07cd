import { clock } from '#lib/clock.ts'
import type { Tx } from '#lib/db.ts'
import { wake } from '#lib/queue.ts'
import type { HeldSubmission } from './lock-held.ts'
import { afterHeld } from './step-machine.ts'

/** Sets a held submission going again, in the caller's transaction: the step is due now, its limits begin anew. */
export async function resumeHeld(tx: Tx, held: HeldSubmission, event: 'retry' | 'confirm-absent'): Promise<void> {
  const now = clock.now()
  const { heldReason: _none, ...columns } = afterHeld(held.facts, event, now)
  await tx.step.update({
    where: { id: held.stepId, status: 'held' },
    data: { ...columns, triedSince: null },
    select: { id: true },
  })
  await tx.submission.update({
    where: { id: held.id, status: 'held' },
    data: { status: 'delivering', heldReason: null, problems: [], changedAt: now },
    select: { id: true },
  })
  await wake(tx, 'deliver-submission', { submissionId: held.id })
}
