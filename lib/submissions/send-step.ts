import { worker } from '#lib/actor.ts'
import { clock } from '#lib/clock.ts'
import { transaction } from '#lib/db.ts'
import type { PersonaAnswer } from '../persona/answer.ts'
import { createCase, createCaseCall } from '../persona/cases.ts'
import type { PersonaClient } from '../persona/client.ts'
import type { PersonaCase } from '../persona/schema.ts'
import { applyChange } from './apply-change.ts'
import { buildCaseRequest } from './build-case-request.ts'
import { closeAttempt } from './close-attempt.ts'
import { crashPoint } from './crash-point.ts'
import type { Lease } from './lease-step.ts'
import { type OpenAttempt, openAttempt } from './open-attempt.ts'
import { problemsOfAnswer } from './persona-problems.ts'
import type { StepToDeliver } from './read-step.ts'
import { backOff, limitedWait, policy, type RowName, rowOf } from './retry-policy.ts'
import { type AttemptFact, afterSend, type Move, type StepChange, type StepFacts } from './step-machine.ts'
import { closeSlots } from './take-slot.ts'

/**
 * Sends the case: attempt opened and committed, request, then attempt, step, submission, case, audit and next wake-up in
 * one transaction. The key says submission, step and generation, nothing of the attempt (decisions 1).
 */
export async function sendStep(
  lease: Lease,
  step: StepToDeliver,
  move: Extract<Move, { is: 'send' }>,
  persona: PersonaClient,
): Promise<StepChange> {
  const { generation, keyFirstUsedAt } = move
  const facts: StepFacts = { ...step.facts, generation, keyFirstUsedAt }
  const idempotencyKey = `${step.submission.id}-case-${generation}`
  const { sent, kept } = await buildCaseRequest(step.submission, idempotencyKey)
  crashPoint('before-open')
  const request = persona.prepare(createCaseCall(kept))
  const attempt = await openAttempt(lease, facts, { purpose: 'send', idempotencyKey, request })
  crashPoint('after-open')
  const { answer, personaCase } = await createCase(persona, sent)
  crashPoint('after-call')
  return closeSend(lease, { step, facts, attempt, answer, personaCase })
}

type Answered = {
  step: StepToDeliver
  facts: StepFacts
  attempt: OpenAttempt
  answer: PersonaAnswer
  personaCase: PersonaCase | null
}

async function closeSend(lease: Lease, sent: Answered): Promise<StepChange> {
  const { step, answer, personaCase } = sent
  const now = clock.now()
  const row = rowOf(answer, contextOf(sent, now))
  const delay = delayOf(row, sent)
  const closed = { ...sent.attempt, verdict: row, closedAt: now }
  const facts = { ...sent.facts, attempts: [...sent.facts.attempts, closed] }
  const change = afterSend({ ...facts, triedSince: facts.triedSince ?? closed.openedAt }, row, { now, delay })
  const keys = step.submission.questions.map(question => question.key)
  const problems = row === 'refused' ? problemsOfAnswer(answer, keys) : []
  if (row === 'limited') await closeSlots(change.dueAt)
  await transaction(async tx => {
    await applyChange(tx, worker, lease, { owner: step.owner, change, verdict: row, personaCase, problems })
    await closeAttempt(tx, sent.attempt, { answer, verdict: row, words: wordsOf(row, answer), now })
    crashPoint('before-close')
  })
  crashPoint('after-close')
  return change
}

function contextOf({ facts, attempt, personaCase, step }: Answered, now: Date) {
  const sends = step.attempts.filter(each => each.purpose === 'send')
  const sameKey = sends.filter(each => each.generation === facts.generation)
  const conflicts = trailing(sameKey, each => each.verdict === 'in-progress')
  return {
    now,
    conflictSince: conflicts[0]?.openedAt ?? attempt.openedAt,
    previous: (sends.at(-1)?.verdict ?? null) as RowName | null,
    hasCase: personaCase !== null,
  }
}

function delayOf(row: RowName, { facts, answer }: Answered): number {
  const { next } = policy[row]
  if (next === 'wait') {
    const before = trailing(facts.attempts, each => each.verdict === 'limited' || each.verdict === 'quota')
    return limitedWait(answer, before.length + 1)
  }
  return next === 'again' || next === 'look' ? backOff(facts.tries + 1) : 0
}

/** The last ones, as far back as all of them satisfy. */
function trailing<T extends AttemptFact>(attempts: T[], satisfies: (attempt: T) => boolean): T[] {
  const broken = attempts.findLastIndex(attempt => !satisfies(attempt))
  return attempts.slice(broken + 1)
}

function wordsOf(row: RowName, answer: PersonaAnswer): string {
  const { words } = policy[row]
  if (answer.is === 'no-answer') return `${words} (${answer.code})`
  const first = row === 'created' ? undefined : problemsOfAnswer(answer, [])[0]?.problem
  return first ? `${words}: ${first.replace(/^Persona: /, '')}` : words
}
