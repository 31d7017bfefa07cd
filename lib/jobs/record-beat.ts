import { clock, day } from '../clock.ts'
import { db } from '../db.ts'

/** Notes that this worker lives. */
export async function recordBeat(id: string): Promise<void> {
  const beatAt = clock.now()
  await db().workerBeat.upsert({ where: { id }, create: { id, startedAt: beatAt, beatAt }, update: { beatAt } })
}

/** Forgets workers that have been away for a day; `id`, which lives, stays, so that "has ever reported" stays true. */
export async function forgetOldBeats(id: string): Promise<void> {
  const before = new Date(clock.now().getTime() - day)
  await db().workerBeat.deleteMany({ where: { id: { not: id }, beatAt: { lt: before } } })
}
