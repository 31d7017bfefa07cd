import { heldReason } from './held-reasons.ts'
import { limits, policy, type RowName } from './retry-policy.ts'
import type { SubmissionStatus } from './status.ts'

/** How a step stands, for its mark: a word goes with each, never colour alone. */
export type Mark = 'done' | 'under-way' | 'waiting' | 'refused' | 'skipped' | 'to-come'

export type Try = {
  id: string
  number: number
  purpose: 'send' | 'look'
  mark: Mark
  /** HTTP status; null when none came. */
  status: number | null
  words: string
  openedAt: string
  durationMs: number | null
}

export type ProgressStep = {
  key: 'frozen' | 'case' | 'delivered'
  title: string
  mark: Mark
  /** ISO, to the millisecond; null while it hasn't happened. */
  at: string | null
  sentence: string
  tries: Try[]
}

export type Progress = {
  steps: ProgressStep[]
  /** When the next try is due, ISO; null when none is planned. */
  dueAt: string | null
  /** Tries since the last decision of a person, of how many at most. */
  tries: { made: number; most: number }
}

export type ProgressFacts = {
  status: SubmissionStatus
  heldReason: string | null
  submittedAt: Date
  endedAt: Date | null
  answers: number
  step: { tries: number; dueAt: Date; doneAt: Date | null; leasedUntil: Date | null } | null
  attempts: {
    id: string
    number: number
    purpose: 'send' | 'look'
    openedAt: Date
    closedAt: Date | null
    verdict: string | null
    words: string | null
    responseStatus: number | null
    durationMs: number | null
  }[]
  case: { id: string; name: string | null; adopted: boolean } | null
}

/** A submission's way to Persona, step by step: Frozen → Case → Delivered. */
export function submissionProgress(facts: ProgressFacts, now: Date): Progress {
  const { status, step } = facts
  const planned = status === 'delivering' && step !== null && step.dueAt > now
  return {
    steps: [frozenStep(facts), caseStep(facts, now), deliveredStep(facts)],
    dueAt: planned ? step.dueAt.toISOString() : null,
    tries: { made: step?.tries ?? 0, most: limits.tries },
  }
}

function frozenStep({ answers, submittedAt }: ProgressFacts): ProgressStep {
  const sentence = `${answers} ${answers === 1 ? 'answer' : 'answers'}. Nobody can change them now`
  return { key: 'frozen', title: 'Frozen', mark: 'done', at: submittedAt.toISOString(), sentence, tries: [] }
}

function caseStep(facts: ProgressFacts, now: Date): ProgressStep {
  const tries = facts.attempts.map(toTry)
  const last = facts.attempts.at(-1)
  const at = facts.step?.doneAt ?? last?.closedAt ?? null
  return { key: 'case', ...caseWords(facts, now), at: at?.toISOString() ?? null, tries }
}

function caseWords(facts: ProgressFacts, now: Date): Pick<ProgressStep, 'title' | 'mark' | 'sentence'> {
  const { status, step } = facts
  if (facts.case) {
    const name = facts.case.name ?? facts.case.id
    return {
      title: `Case ${name} ${facts.case.adopted ? 'adopted' : 'created'}`,
      mark: 'done',
      sentence: facts.case.id,
    }
  }
  if (status === 'cancelled') return { title: 'Case', mark: 'skipped', sentence: 'Returned to draft. No case was kept' }
  if (status === 'held') {
    const reason = heldReason(facts.heldReason)
    return { title: 'Held', mark: 'refused', sentence: reason?.words ?? 'Waits for a person' }
  }
  if (status === 'awaiting-approval') return { title: 'Case', mark: 'to-come', sentence: 'Waits for a second person' }
  if (step && facts.attempts.length > 0 && step.dueAt > now) {
    return { title: 'Retrying', mark: 'waiting', sentence: facts.attempts.at(-1)?.words ?? 'No answer' }
  }
  const looking = facts.attempts.at(-1)?.closedAt === null && facts.attempts.at(-1)?.purpose === 'look'
  return looking
    ? { title: 'Looking for the case', mark: 'under-way', sentence: 'Before anything is sent again' }
    : { title: 'Creating the case', mark: 'under-way', sentence: 'Persona is asked' }
}

function deliveredStep(facts: ProgressFacts): ProgressStep {
  const delivered = facts.status === 'delivered'
  return {
    key: 'delivered',
    title: 'Delivered',
    mark: delivered ? 'done' : facts.status === 'cancelled' ? 'skipped' : 'to-come',
    at: delivered ? (facts.endedAt?.toISOString() ?? null) : null,
    sentence: delivered ? 'The case is at Persona' : 'The case gets its number from Persona',
    tries: [],
  }
}

function toTry(attempt: ProgressFacts['attempts'][number]): Try {
  return {
    id: attempt.id,
    number: attempt.number,
    purpose: attempt.purpose,
    mark: markOf(attempt.verdict),
    status: attempt.responseStatus,
    words: attempt.words ?? 'Under way',
    openedAt: attempt.openedAt.toISOString(),
    durationMs: attempt.durationMs,
  }
}

function markOf(verdict: string | null): Mark {
  if (verdict === null) return 'under-way'
  if (verdict === 'found' || verdict === 'absent') return 'done'
  if (!Object.hasOwn(policy, verdict)) return heldReason(verdict) ? 'refused' : 'waiting'
  const { next } = policy[verdict as RowName]
  return next === 'done' ? 'done' : next === 'hold' ? 'refused' : 'waiting'
}
