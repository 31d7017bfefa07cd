import type { Actor } from '#lib/actor.ts'
import type { Tx } from '#lib/db.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import { visibleTo } from '#lib/visible.ts'
import type { StepFacts } from './step-machine.ts'

const attemptSelect = { number: true, purpose: true, verdict: true, openedAt: true, closedAt: true } as const

const stepSelect = {
  id: true,
  generation: true,
  keyFirstUsedAt: true,
  lookFirst: true,
  tries: true,
  triedSince: true,
  settledAttempt: true,
  attempts: { select: attemptSelect, orderBy: { number: 'asc' } },
} as const

const heldSelect = {
  id: true,
  kind: true,
  status: true,
  heldReason: true,
  problems: true,
  draftId: true,
  environment: true,
  caseTemplateId: true,
  correlation: true,
  correlationValue: true,
  fields: true,
  alerts: { select: { alertId: true, alert: { select: { kind: true } } }, orderBy: { alertId: 'asc' } },
  steps: { select: stepSelect, take: 1 },
} as const

export type HeldSubmission = Extract<Awaited<ReturnType<typeof lockHeld>>, { ok: true }>['value']

/**
 * Locks a held submission for a person's decision, in the caller's transaction; of two decisions the second sees the
 * first. Alerts are locked before, as everywhere.
 * @returns not-found, or wrong-state for a submission that isn't held
 */
export async function lockHeld(tx: Tx, actor: Actor, submissionId: string) {
  await tx.$queryRaw`
    SELECT 1 FROM "alert" WHERE "id" IN (SELECT "alert_id" FROM "submission_alert" WHERE "submission_id" = ${submissionId})
    ORDER BY "id" FOR UPDATE`
  await tx.$queryRaw`SELECT 1 FROM "submission" WHERE "id" = ${submissionId} FOR UPDATE`
  const found = await tx.submission.findFirst({ where: { id: submissionId, ...visibleTo(actor) }, select: heldSelect })
  if (!found) return refuse('not-found')
  const [step] = found.steps
  if (found.status !== 'held' || !step) return notHeld()
  const facts: StepFacts = { ...step, earlierUnsureUntil: null, canLook: found.correlation !== null }
  const owner = {
    id: found.id,
    kind: found.kind,
    environment: found.environment,
    alertId: found.alerts[0]?.alertId,
  }
  return done({ ...found, stepId: step.id, facts, owner })
}

function notHeld(): Result<never> {
  return refuse('wrong-state', [{ path: '', problem: 'This submission is not held any more. Look at it again.' }])
}
