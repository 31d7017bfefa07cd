import { z } from 'zod'
import { findUnstorable, type JsonValue } from '#lib/json.ts'
import { type Path, pathText } from '#lib/path.ts'
import type { Problem } from '#lib/result.ts'
import { type Answers, answerOf, isEmpty } from './answers.ts'
import type { Field } from './field-types.ts'
import { valueSchema } from './field-values.ts'

export type AnswerValues = Record<string, JsonValue | null>

const missingWords = 'This is required'

/**
 * The one shape of a template's answers, as values by field key: the form, the draft, submitting, intake and the config
 * file all use it.
 * @param stage 'draft' takes any storable value, since half an answer must be kept too; 'complete' checks each value
 * and that what is required is there.
 */
export function answersSchema(content: { fields: Field[] }, stage: 'draft' | 'complete' = 'complete') {
  const shape = Object.fromEntries(content.fields.map(field => [field.key, draftValue.optional()]))
  const values = z.strictObject(shape) as unknown as z.ZodType<AnswerValues>
  if (stage === 'draft') return values
  return values.superRefine((given, ctx) => {
    for (const field of content.fields)
      refineAnswer(field, Object.hasOwn(given, field.key) ? given[field.key] : undefined, ctx)
  })
}

/** The problems of one value that is there; paths begin with the field's key: `counterparty.name`, `txn_ids[2]`. */
export function checkAnswer(field: Field, value: JsonValue | null | undefined): Problem[] {
  return issuesOf(field, value).map(({ path, problem }) => ({ path: pathText([field.key, ...path]), problem }))
}

/** True when a field must be answered and this doesn't do it. An empty choice is an answer where the field allows it. */
export function isMissing(field: Field, value: JsonValue | null | undefined): boolean {
  if (!field.required) return false
  const emptyAllowed = (field.type === 'choices' || field.type === 'multi-choices') && field.allowEmpty === true
  return emptyAllowed ? value === undefined : isEmpty(field, value)
}

/**
 * All problems of a template's answers by field key: wrong values, what is required and missing, answers to questions
 * that the template doesn't ask. Fields without a problem are absent.
 */
export function checkAnswers(content: { fields: Field[] }, answers: Answers): Record<string, Problem[]> {
  const asked = content.fields.map((field): [string, Problem[]] => {
    const answer = answerOf(answers, field.key)
    const value = answer?.unknown ? null : answer?.value
    return [
      field.key,
      isMissing(field, value) ? [{ path: field.key, problem: missingWords }] : checkAnswer(field, value),
    ]
  })
  const keys = new Set(content.fields.map(field => field.key))
  const unasked = Object.keys(answers)
    .filter(key => !keys.has(key))
    .map((key): [string, Problem[]] => [key, [{ path: key, problem: 'The template doesn’t ask this' }]])
  return Object.fromEntries([...asked, ...unasked].filter(([, problems]) => problems.length > 0))
}

const draftValue = z.unknown().superRefine((value, ctx) => {
  const problem = findUnstorable(value)
  if (problem) ctx.addIssue({ code: 'custom', message: problem.problem, input: value })
})

function refineAnswer(field: Field, value: JsonValue | null | undefined, ctx: z.RefinementCtx): void {
  const issues = isMissing(field, value) ? [{ path: [], problem: missingWords }] : issuesOf(field, value)
  for (const { path, problem } of issues) {
    ctx.addIssue({ code: 'custom', path: [field.key, ...path], message: problem, input: value })
  }
}

function issuesOf(field: Field, value: JsonValue | null | undefined): { path: Path; problem: string }[] {
  if (isEmpty(field, value)) return []
  const parsed = valueSchema(field).safeParse(value)
  const issues = parsed.error?.issues ?? []
  return issues.map(issue => ({
    path: issue.path.map(step => (typeof step === 'symbol' ? String(step) : step)),
    problem: issue.message,
  }))
}
