import type { JsonValue, PayloadObject, PayloadValue } from '#lib/json.ts'
import type { Problem } from '#lib/result.ts'
import type { Answer, Answers } from '#lib/templates/answers.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { expressionInput } from './expression.ts'
import { type Reading, resolveAnswer } from './resolve-target.ts'
import type { SourceMap } from './schema.ts'

export type MappingInput = {
  content: { fields: Field[] }
  map: SourceMap
  payload: PayloadObject
  /** The whole payload, where a source splits it: `$payload` in paths and expressions. */
  whole?: PayloadValue | undefined
}

/**
 * What a mapping made of a payload. A field has an answer, or a problem (what was sent can't be its value; `path` is its
 * key), or neither. An answer may still break a limit of its field: `checkAnswers` says so, as it does for a person's.
 */
export type MappingResult = {
  answers: Answers
  problems: Problem[]
  /** Keys of required fields without an answer and without a problem. */
  gaps: string[]
}

/**
 * Answers a template's questions from a payload: by the mapping, and by a field's default where nothing was sent.
 * Never throws for what a payload holds; a missing path is no problem.
 */
export async function runMapping({ content, map, payload, whole }: MappingInput): Promise<MappingResult> {
  const reading: Reading = { payload, whole, input: expressionInput(payload, whole) }
  const outcomes = await Promise.all(content.fields.map(field => mapField(field, map, reading)))
  const answers: [string, Answer][] = []
  const problems: Problem[] = []
  content.fields.forEach((field, index) => {
    const outcome = outcomes[index]
    if (outcome && 'problem' in outcome) problems.push({ path: field.key, problem: outcome.problem })
    else if (outcome) answers.push([field.key, outcome])
  })
  const gaps = content.fields.filter((field, index) => field.required === true && outcomes[index] === undefined)
  return { answers: Object.fromEntries(answers), problems, gaps: gaps.map(field => field.key) }
}

async function mapField(
  field: Field,
  map: SourceMap,
  reading: Reading,
): Promise<Answer | { problem: string } | undefined> {
  const target = Object.hasOwn(map, field.key) ? map[field.key] : undefined
  const mapped = target === undefined ? undefined : await resolveAnswer(target, field, reading)
  if (mapped && ('problem' in mapped || isGiven(mapped.value))) return mapped
  return field.default === undefined ? undefined : { value: field.default, provenance: { from: 'default' } }
}

/** An empty text or list is what a sender sends for nothing. */
function isGiven(value: JsonValue | null): boolean {
  if (value === null || value === '') return false
  return !Array.isArray(value) || value.length > 0
}
