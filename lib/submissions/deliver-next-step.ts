import { worker } from '#lib/actor.ts'
import { after, clock } from '#lib/clock.ts'
import { db, transaction } from '#lib/db.ts'
import { wake } from '#lib/queue.ts'
import type { PersonaClient } from '../persona/client.ts'
import { connectPersona } from '../persona/connect-persona.ts'
import { applyChange } from './apply-change.ts'
import { closeLostAttempts } from './close-lost-attempts.ts'
import { type Lease, LeaseLost, leaseStep, writeLeased } from './lease-step.ts'
import { lookStep } from './look-step.ts'
import { readStep, type StepToDeliver } from './read-step.ts'
import { backOff } from './retry-policy.ts'
import { sendStep } from './send-step.ts'
import { nextMove } from './step-machine.ts'
import { takeSlot } from './take-slot.ts'

/** What a move came to: whether the step can move again now, waits for a time, or is done or held. */
export type Moved = 'more' | 'wait' | 'done'

/**
 * Makes one move of a submission's step towards its case: a send, a look, or the finding that it must wait. Safe to call
 * at any time, from any number of workers: the step is leased, and an attempt row stands before each request.
 * @returns 'more' when it can move again at once, 'wait' when a wake-up call is planned (or another worker has it), 'done'
 * when nothing more is to be done by a worker: delivered, held or cancelled
 */
export async function deliverNextStep(
  submissionId: string,
  connect: () => Promise<PersonaClient> = connectPersona,
): Promise<Moved> {
  const persona = await connect()
  const lease = await leaseStep(submissionId)
  if (!lease) return withoutLease(submissionId)
  try {
    await closeLostAttempts(lease)
    return await moveStep(lease, await readStep(lease), persona)
  } catch (error) {
    if (error instanceof LeaseLost) return 'wait'
    await putOff(lease).catch(() => undefined)
    throw error
  }
}

/** A step that fails on our side comes back later, as a try, so that it can't keep a worker busy for ever. */
async function putOff(lease: Lease): Promise<void> {
  const { tries } = await db().step.findUniqueOrThrow({ where: { id: lease.stepId }, select: { tries: true } })
  const dueAt = after(backOff(tries + 1))
  await transaction(async tx => {
    await writeLeased(tx, lease, { tries: tries + 1, dueAt, leasedBy: null, leasedUntil: null })
    await wake(tx, 'deliver-submission', { submissionId: lease.submissionId }, { after: dueAt })
  })
}

async function withoutLease(submissionId: string): Promise<Moved> {
  const due = await db().step.count({ where: { submissionId, status: 'due', submission: { status: 'delivering' } } })
  return due > 0 ? 'wait' : 'done'
}

async function moveStep(lease: Lease, step: StepToDeliver, persona: PersonaClient): Promise<Moved> {
  const now = clock.now()
  const move = nextMove(step.facts, now)
  if (move.is === 'wait') return rest(lease, move.until)
  if (move.is === 'hold') {
    const { generation, keyFirstUsedAt, lookFirst, tries, settledAttempt } = step.facts
    const columns = { generation, keyFirstUsedAt, lookFirst, tries, settledAttempt, dueAt: now }
    const change = { ...columns, status: 'held', heldReason: move.reason } as const
    const owner = step.owner
    await transaction(tx => applyChange(tx, worker, lease, { owner, change, verdict: move.reason }))
    return 'done'
  }
  const slot = await takeSlot()
  if (slot) return rest(lease, slot)
  const change = move.is === 'send' ? await sendStep(lease, step, move, persona) : await lookStep(lease, step, persona)
  if (change.status !== 'due') return 'done'
  return change.dueAt <= clock.now() ? 'more' : 'wait'
}

/** Gives the step back until a time; nothing was sent and no try is counted. */
async function rest(lease: Lease, until: Date): Promise<Moved> {
  const dueAt = until > clock.now() ? until : after(0)
  await transaction(async tx => {
    await writeLeased(tx, lease, { dueAt, leasedBy: null, leasedUntil: null })
    await wake(tx, 'deliver-submission', { submissionId: lease.submissionId }, { after: dueAt })
  })
  return 'wait'
}
