import type { Prisma } from '#lib/db.ts'
import type { Problem } from '#lib/result.ts'
import type { Answers } from '../templates/answers.ts'
import type { Field } from '../templates/field-types.ts'
import { heldReason, type Offer } from './held-reasons.ts'
import { type Progress, submissionProgress } from './progress.ts'
import { statusOf } from './status.ts'
import { type AttemptFact, overAt } from './step-machine.ts'
import { rowSelect, type SubmissionRow, toRow } from './submission-row.ts'

const attemptSelect = {
  id: true,
  number: true,
  purpose: true,
  idempotencyKey: true,
  openedAt: true,
  closedAt: true,
  verdict: true,
  words: true,
  responseStatus: true,
  durationMs: true,
} as const

export const viewSelect = {
  ...rowSelect,
  draftId: true,
  caseTemplateId: true,
  correlation: true,
  correlationValue: true,
  answers: true,
  fields: true,
  answersHash: true,
  problems: true,
  draft: {
    select: { ...rowSelect.draft.select, templateVersion: { select: { number: true, fields: true } } },
  },
  case: { select: { id: true, name: true, status: true, adopted: true, createdAt: true, mirroredAt: true } },
  steps: {
    select: {
      ...rowSelect.steps.select,
      doneAt: true,
      leasedUntil: true,
      generation: true,
      settledAttempt: true,
      attempts: { select: attemptSelect, orderBy: { number: 'asc' } },
    },
    take: 1,
  },
} as const satisfies Prisma.SubmissionSelect

export type SubmissionView = Omit<SubmissionRow, 'case' | 'held'> & {
  draftId: string
  caseTemplateId: string
  correlation: { field: string; value: string } | null
  answers: Answers
  /** Raw values as they are sent; a file as its name and hash. */
  fields: Record<string, unknown>
  questions: Field[]
  answersHash: string
  problems: Problem[]
  held: { reason: string; words: string; certain: string; mend: string; offers: readonly Offer[] } | null
  case: {
    id: string
    name: string | null
    status: string | null
    adopted: boolean
    createdAt: string
    mirroredAt: string
  } | null
  progress: Progress
  certain: Certain
}

/** What answers the fear of a double case. */
export type Certain = { cases: 'one' | 'none' | 'none or one'; doubleRuledOutBy: string; answers: 'Kept as frozen' }

type Found = Prisma.SubmissionGetPayload<{ select: typeof viewSelect }>

export function toView(found: Found, now: Date): SubmissionView {
  const row = toRow(found, now)
  const [step] = found.steps
  const reason = heldReason(found.heldReason)
  const answers = found.answers as Answers
  const made = found.case
  return {
    ...row,
    draftId: found.draftId,
    caseTemplateId: found.caseTemplateId,
    correlation: found.correlation === null ? null : { field: found.correlation, value: found.correlationValue ?? '' },
    answers,
    fields: found.fields as Record<string, unknown>,
    questions: found.draft.templateVersion.fields as unknown as Field[],
    answersHash: found.answersHash,
    problems: found.problems as Problem[],
    held: row.status === 'held' && reason ? { reason: found.heldReason ?? '', ...reason } : null,
    case: made && { ...made, createdAt: made.createdAt.toISOString(), mirroredAt: made.mirroredAt.toISOString() },
    progress: submissionProgress(
      {
        status: statusOf(found.status),
        heldReason: found.heldReason,
        submittedAt: found.submittedAt,
        endedAt: found.endedAt,
        answers: Object.keys(found.fields as object).length,
        step: step ?? null,
        attempts: step?.attempts ?? [],
        case: made,
      },
      now,
    ),
    certain: certainOf(found),
  }
}

function certainOf({ case: made, correlation, steps }: Found): Certain {
  const [step] = steps
  const attempts: AttemptFact[] = step?.attempts ?? []
  const unsure = attempts.some(attempt => attempt.number > (step?.settledAttempt ?? 0) && overAt(attempt) !== null)
  const key = step?.attempts.findLast(attempt => attempt.idempotencyKey !== null)?.idempotencyKey
  const by = [key ? `key ${key}` : 'nothing was sent', ...(correlation === null ? [] : [`a look for ${correlation}`])]
  return {
    cases: made ? 'one' : unsure ? 'none or one' : 'none',
    doubleRuledOutBy: by.join(', '),
    answers: 'Kept as frozen',
  }
}
