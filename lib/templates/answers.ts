import type { JsonValue } from '#lib/json.ts'
import type { Field, Settings } from './field-types.ts'

/** Where an answer came from: a place in the payload, an expression over it, the mapping, the template, or a person (who may have taken it from a path by a click). */
export type Provenance =
  | { from: 'path'; path: string }
  | { from: 'options'; path: string }
  | { from: 'expression'; expression: string; paths: string[] }
  | { from: 'constant' }
  | { from: 'default' }
  | { from: 'person'; personId: string; name: string; at: string; path?: string }

/** One answer. `original` is what the mapping said before a person changed it; `unknown` is a person's explicit "not known". */
export type Answer = {
  value: JsonValue | null
  provenance: Provenance
  original?: { value: JsonValue | null; provenance: Provenance }
  unknown?: boolean
}

/** Answers by the key of their field. Read with `answerOf`: a key may be named like a member of every object. */
export type Answers = Record<string, Answer>

/** What a file field holds; the bytes stand in StoredFile. */
export type FileAnswer = { fileId: string; filename: string; mimeType: string; bytes: number; sha256: string }

/** The answer of a field, if there is one. */
export function answerOf(answers: Answers, key: string): Answer | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined
}

/** Nothing given: absent, null, blank text, an empty list, a group whose fields are all empty. JSON may be `{}` or `[]`. */
export function isEmpty(settings: Settings, value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (typeof value !== 'object' || settings.type === 'json') return false
  return Array.isArray(value) ? value.length === 0 : Object.values(value).every(isBlank)
}

/** The values that answer something, by field key, in the template's order: what is frozen and sent. */
export function givenValues(content: { fields: Field[] }, answers: Answers): Record<string, JsonValue> {
  const given = content.fields.flatMap((field): [string, JsonValue][] => {
    const answer = answerOf(answers, field.key)
    if (!answer || answer.unknown || answer.value === null) return []
    const chosenNone = field.type === 'multi-choices' && field.allowEmpty === true && Array.isArray(answer.value)
    return chosenNone || !isEmpty(field, answer.value) ? [[field.key, answer.value]] : []
  })
  return Object.fromEntries(given)
}

function isBlank(value: JsonValue): boolean {
  return value === null || value === '' || (typeof value === 'object' && Object.values(value).every(isBlank))
}
