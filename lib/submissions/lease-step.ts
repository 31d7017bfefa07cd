import { randomUUID } from 'node:crypto'
import { after, clock, minute } from '#lib/clock.ts'
import { db, type Prisma, type Tx } from '#lib/db.ts'

/** Longer than a call may take; a walk through a long list renews it page by page. */
export const leaseTime = 2 * minute

/** The right to work on a step until it is given back, or until `leaseTime` has passed without a renewal. */
export type Lease = { stepId: string; submissionId: string; token: string }

/**
 * Takes the submission's due step for this worker: one guarded update, so that of two workers one gets it.
 * @returns null when there is nothing to do now: not due, held by another's lease, or no longer delivering
 */
export async function leaseStep(submissionId: string): Promise<Lease | null> {
  const now = clock.now()
  const token = randomUUID()
  const [step] = await db().step.updateManyAndReturn({
    where: {
      submissionId,
      status: 'due',
      dueAt: { lte: now },
      submission: { status: 'delivering' },
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
    },
    data: { leasedBy: token, leasedUntil: after(leaseTime, now) },
    select: { id: true },
  })
  return step ? { stepId: step.id, submissionId, token } : null
}

/** What a worker writes on its step counts only while the step is still leased to it. */
export async function writeLeased(
  client: Tx | ReturnType<typeof db>,
  lease: Lease,
  data: Prisma.StepUpdateManyMutationInput,
): Promise<void> {
  const { count } = await client.step.updateMany({ where: { id: lease.stepId, leasedBy: lease.token }, data })
  if (count === 0) throw new LeaseLost(lease.stepId)
}

/** Another worker took the step over. Whatever this one has in hand must not be written; its transaction rolls back. */
export class LeaseLost extends Error {
  constructor(stepId: string) {
    super(`the lease on step ${stepId} was lost`)
    this.name = 'LeaseLost'
  }
}
