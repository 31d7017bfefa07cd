import { type Answers, answerOf, isEmpty } from '../templates/answers.ts'
import { checkAnswers, isMissing } from '../templates/answers-schema.ts'
import type { Field } from '../templates/field-types.ts'

export type DraftSummary = {
  total: number
  mapped: number
  typed: number
  /** Labels of required fields that nothing answers yet. */
  missing: string[]
  /** Labels of fields whose answer is not right. */
  wrong: string[]
}

/** How far a form is: what the mapping gave, what people wrote, what is still to do. */
export function draftSummary(fields: Field[], answers: Answers): DraftSummary {
  const problems = checkAnswers({ fields }, answers)
  const given = fields.filter(field => !isEmpty(field, answerOf(answers, field.key)?.value ?? null))
  const typed = given.filter(field => answerOf(answers, field.key)?.provenance.from === 'person')
  const missing = fields.filter(field => isMissing(field, answerOf(answers, field.key)?.value ?? null))
  const wrong = fields.filter(field => Object.hasOwn(problems, field.key) && !missing.includes(field))
  return {
    total: fields.length,
    mapped: given.length - typed.length,
    typed: typed.length,
    missing: missing.map(field => field.label),
    wrong: wrong.map(field => field.label),
  }
}
