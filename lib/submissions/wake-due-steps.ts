import { clock } from '#lib/clock.ts'
import { db, transaction } from '#lib/db.ts'
import { waitingKeys, wake } from '#lib/queue.ts'

/**
 * Wakes the submissions whose step is due, isn't leased and has no wake-up call waiting: whatever was lost (a killed
 * worker, a queue that forgot), the rows are the truth (decisions 4). Safe to run twice and from several workers.
 * @returns how many were woken
 */
export async function wakeDueSteps(limit = 500): Promise<number> {
  const now = clock.now()
  const due = await db().step.findMany({
    where: {
      status: 'due',
      dueAt: { lte: now },
      submission: { status: 'delivering' },
      OR: [{ leasedUntil: null }, { leasedUntil: { lte: now } }],
    },
    orderBy: { dueAt: 'asc' },
    take: limit,
    select: { submissionId: true },
  })
  if (due.length === 0) return 0
  const ids = due.map(step => step.submissionId)
  const waiting = await waitingKeys(db(), 'deliver-submission', ids)
  const forgotten = ids.filter(id => !waiting.has(id))
  for (const submissionId of forgotten) await transaction(tx => wake(tx, 'deliver-submission', { submissionId }))
  return forgotten.length
}
