import { after, clock } from '#lib/clock.ts'
import { type Prisma, transaction } from '#lib/db.ts'
import type { PersonaRequest } from '../persona/answer.ts'
import { type Lease, leaseTime, writeLeased } from './lease-step.ts'
import type { AttemptFact, StepFacts } from './step-machine.ts'

export type OpenAttempt = AttemptFact & { id: string }

/**
 * Opens the attempt of a request, committed before the request is sent: whatever happens then, there is a row that says
 * that something may have reached Persona.
 */
export async function openAttempt(
  lease: Lease,
  facts: StepFacts,
  opened: { purpose: 'send' | 'look'; idempotencyKey: string | null; request: PersonaRequest },
): Promise<OpenAttempt> {
  const now = clock.now()
  const number = (facts.attempts.at(-1)?.number ?? 0) + 1
  return transaction(async tx => {
    await writeLeased(tx, lease, {
      generation: facts.generation,
      keyFirstUsedAt: facts.keyFirstUsedAt,
      triedSince: facts.triedSince ?? now,
      leasedUntil: after(leaseTime, now),
    })
    const { id } = await tx.attempt.create({
      data: {
        stepId: lease.stepId,
        number,
        purpose: opened.purpose,
        generation: facts.generation,
        idempotencyKey: opened.idempotencyKey,
        openedAt: now,
        request: keptRequest(opened.request),
      },
      select: { id: true },
    })
    return { id, number, purpose: opened.purpose, verdict: null, openedAt: now, closedAt: null }
  })
}

function keptRequest({ method, path, headers, body }: PersonaRequest): Prisma.InputJsonObject {
  return { method, path, headers, body: body === null ? null : JSON.parse(body) }
}
