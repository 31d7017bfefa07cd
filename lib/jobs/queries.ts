import { clock, second } from '../clock.ts'
import { db } from '../db.ts'

export type WorkerState = { alive: number; lastBeat: Date | null }

/** A worker beats every 5 s; one that missed three is taken for gone. */
const aliveFor = 20 * second

/** How many workers live, and when one reported last (null: never). */
export async function getWorkerState(): Promise<WorkerState> {
  const beats = await db().workerBeat.findMany({ select: { beatAt: true }, orderBy: { beatAt: 'desc' } })
  const since = clock.now().getTime() - aliveFor
  return {
    alive: beats.filter(({ beatAt }) => beatAt.getTime() > since).length,
    lastBeat: beats[0]?.beatAt ?? null,
  }
}

/** How many submissions stand in each status, filings left out. */
export async function countSubmissions(): Promise<{ status: string; count: number }[]> {
  const groups = await db().submission.groupBy({ by: ['status'], where: { kind: 'alert' }, _count: true })
  return groups.map(({ status, _count }) => ({ status, count: _count }))
}
