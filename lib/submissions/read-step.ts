import { db } from '#lib/db.ts'
import type { JsonValue } from '#lib/json.ts'
import type { Field } from '../templates/field-types.ts'
import type { Correlation } from './correlation.ts'
import type { Lease } from './lease-step.ts'
import { cancelledOf } from './release-left-behind.ts'
import { type StepFacts, unsureUntil } from './step-machine.ts'

const attemptSelect = {
  id: true,
  number: true,
  purpose: true,
  generation: true,
  verdict: true,
  openedAt: true,
  closedAt: true,
} as const

const stepSelect = {
  generation: true,
  keyFirstUsedAt: true,
  lookFirst: true,
  tries: true,
  triedSince: true,
  settledAttempt: true,
  attempts: { select: attemptSelect, orderBy: { number: 'asc' } },
} as const

const submissionSelect = {
  id: true,
  kind: true,
  draftId: true,
  environment: true,
  caseTemplateId: true,
  correlation: true,
  correlationValue: true,
  fields: true,
  submittedAt: true,
  alerts: { select: { alertId: true }, orderBy: { alertId: 'asc' } },
  draft: { select: { templateVersion: { select: { fields: true } } } },
} as const

export type StepToDeliver = Awaited<ReturnType<typeof readStep>>

/** All that a leased step's next move depends on: its submission, its attempts, and what earlier ones left unsure. */
export async function readStep(lease: Lease) {
  const step = await db().step.findUniqueOrThrow({
    where: { id: lease.stepId },
    select: { ...stepSelect, submission: { select: submissionSelect } },
  })
  const { submission, ...columns } = step
  const earlier = columns.settledAttempt > 0 ? [] : await readEarlier(submission)
  const ownValues = valuesOf(submission)
  const earlierValues = earlier.flatMap(valuesOf)
  const ends = earlier.flatMap(each => (each.unsureUntil ? [each.unsureUntil.getTime()] : []))
  const facts: StepFacts = {
    ...columns,
    earlierUnsureUntil: ends.length > 0 ? new Date(Math.max(...ends)) : null,
    canLook: ownValues.length + earlierValues.length > 0,
  }
  return {
    facts,
    attempts: columns.attempts,
    owner: {
      id: submission.id,
      kind: submission.kind,
      environment: submission.environment,
      alertId: submission.alerts[0]?.alertId,
    },
    submission: {
      ...submission,
      fields: submission.fields as Record<string, JsonValue>,
      ownValues,
      earlierValues,
      questions: submission.draft.templateVersion.fields as unknown as Field[],
      /** No case of this submission, nor of those before it, can be older. */
      firstSubmittedAt: new Date(Math.min(...[submission, ...earlier].map(each => each.submittedAt.getTime()))),
    },
  }
}

type Valued = { correlation: string | null; correlationValue: string | null }
type Earlier = Valued & { submittedAt: Date; unsureUntil: Date | null }

/** Cancelled submissions of the same alerts whose requests may have made a case, whatever value they had. */
async function readEarlier(submission: {
  id: string
  kind: 'alert' | 'sar'
  environment: string
  caseTemplateId: string
  alerts: { alertId: string }[]
}): Promise<Earlier[]> {
  const { id, kind, environment, caseTemplateId, alerts } = submission
  const alertIds = alerts.map(({ alertId }) => alertId)
  const found = await db().submission.findMany({
    where: { id: { not: id }, ...cancelledOf({ kind, environment, caseTemplateId, alertIds }) },
    select: {
      submittedAt: true,
      correlation: true,
      correlationValue: true,
      steps: { select: { settledAttempt: true, attempts: { select: attemptSelect } } },
    },
  })
  return found
    .map(({ steps, ...rest }) => {
      const ends = steps.flatMap(step => unsureUntil({ ...step, earlierUnsureUntil: null }) ?? [])
      return { ...rest, unsureUntil: ends.length > 0 ? new Date(Math.max(...ends.map(Number))) : null }
    })
    .filter(each => each.unsureUntil !== null)
}

function valuesOf({ correlation, correlationValue }: Valued): Correlation[] {
  return correlation === null || correlationValue === null ? [] : [{ field: correlation, value: correlationValue }]
}
