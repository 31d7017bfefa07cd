import type { Actor } from '#lib/actor.ts'
import { clock } from '#lib/clock.ts'
import type { Tx } from '#lib/db.ts'
import { wake } from '#lib/queue.ts'
import type { Problem } from '#lib/result.ts'
import { appendEvent } from '../audit/append-event.ts'
import { type CaseOwner, recordCase } from '../cases/record-case.ts'
import type { PersonaCase } from '../persona/schema.ts'
import { heldReasons } from './held-reasons.ts'
import { type Lease, writeLeased } from './lease-step.ts'
import type { StepChange } from './step-machine.ts'

export type Outcome = {
  owner: CaseOwner
  change: StepChange
  /** Kept on the step as what came last. */
  verdict: string
  personaCase?: PersonaCase | null
  adopted?: boolean
  problems?: Problem[]
}

/**
 * Writes what became of a step, in the caller's transaction: the step, given back; its submission; the case; the audit
 * events; and the next wake-up call.
 */
export async function applyChange(tx: Tx, actor: Actor, lease: Lease, outcome: Outcome): Promise<void> {
  const { change, owner, verdict } = outcome
  const { heldReason, status, ...columns } = change
  const now = clock.now()
  await writeLeased(tx, lease, {
    ...columns,
    status,
    verdict,
    doneAt: status === 'done' ? now : null,
    leasedBy: null,
    leasedUntil: null,
  })
  if (status === 'due') {
    await tx.submission.update({ where: { id: owner.id }, data: { changedAt: now }, select: { id: true } })
    await wake(tx, 'deliver-submission', { submissionId: owner.id }, { after: change.dueAt })
  } else if (status === 'done') await deliver(tx, actor, outcome)
  else await hold(tx, actor, outcome, heldReason ?? 'unexpected')
}

async function deliver(tx: Tx, actor: Actor, { owner, personaCase, adopted = false }: Outcome): Promise<void> {
  if (!personaCase) throw new Error(`submission ${owner.id} can't be delivered without its case`)
  const now = clock.now()
  await recordCase(tx, actor, owner, { personaCase, adopted })
  await tx.submission.update({
    where: { id: owner.id },
    data: { status: 'delivered', heldReason: null, problems: [], endedAt: now, changedAt: now },
    select: { id: true },
  })
  await appendEvent(tx, actor, 'submission.delivered', {
    subjectId: owner.id,
    alertId: owner.alertId,
    kind: owner.kind,
    summary: `Delivered as case ${personaCase.attributes.name ?? personaCase.id}`,
    after: { status: 'delivered', case: personaCase.id },
  })
}

async function hold(
  tx: Tx,
  actor: Actor,
  { owner, problems = [] }: Outcome,
  reason: keyof typeof heldReasons,
): Promise<void> {
  await tx.submission.update({
    where: { id: owner.id, status: 'delivering' },
    data: { status: 'held', heldReason: reason, problems, changedAt: clock.now() },
    select: { id: true },
  })
  await appendEvent(tx, actor, 'submission.held', {
    subjectId: owner.id,
    alertId: owner.alertId,
    kind: owner.kind,
    summary: `Held: ${heldReasons[reason].words}`,
    before: { status: 'delivering' },
    after: { status: 'held', reason, problems },
  })
}
