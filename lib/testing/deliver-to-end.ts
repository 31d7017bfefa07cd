import { db } from '../db.ts'
import type { PersonaClient } from '../persona/client.ts'
import { deliverNextStep } from '../submissions/deliver-next-step.ts'
import type { HeldClock } from './hold-clock.ts'

/** Plays the worker until the submission is delivered or held; what is due later is due at once on the held clock. */
export async function deliverToEnd(submissionId: string, persona: PersonaClient, clock: HeldClock): Promise<string> {
  for (let move = 0; move < 500; move++) {
    const moved = await deliverNextStep(submissionId, async () => persona)
    if (moved === 'done') return statusOf(submissionId)
    if (moved === 'wait') clock.advanceTo(await nextTime(submissionId))
  }
  throw new Error(`Submission ${submissionId} moves without end.`)
}

export async function statusOf(submissionId: string): Promise<string> {
  const { status, heldReason } = await db().submission.findUniqueOrThrow({ where: { id: submissionId } })
  return status === 'held' ? `held: ${heldReason}` : status
}

async function nextTime(submissionId: string): Promise<Date> {
  const step = await db().step.findFirstOrThrow({ where: { submissionId } })
  const times = [step.dueAt, ...(step.leasedUntil ? [step.leasedUntil] : [])]
  return new Date(Math.max(...times.map(time => time.getTime())))
}
