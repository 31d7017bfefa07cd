import { clock } from '#lib/clock.ts'
import { transaction } from '#lib/db.ts'
import { type Lease, writeLeased } from './lease-step.ts'
import { policy } from './retry-policy.ts'

/**
 * Closes attempts that an earlier lease left open: the worker was killed or hung, and nobody knows what came of them.
 * @returns how many
 */
export async function closeLostAttempts(lease: Lease): Promise<number> {
  return transaction(async tx => {
    const { count } = await tx.attempt.updateMany({
      where: { stepId: lease.stepId, closedAt: null },
      data: { closedAt: clock.now(), verdict: 'lost', words: policy.lost.words },
    })
    if (count > 0) await writeLeased(tx, lease, { tries: { increment: count } })
    return count
  })
}
