import type { JsonValue } from '#lib/json.ts'
import type { FileAnswer } from '../templates/answers.ts'
import type { Field, Settings } from '../templates/field-types.ts'

/** What a submission's file becomes in the request; null for a file that is gone. */
export type FileWriter = (file: FileAnswer) => JsonValue

/**
 * Frozen values with their files written out. By the field's type, never by the look of a value: a payload that mimics
 * a file's answer in a text or JSON field stays what it is.
 */
export function withFiles(
  fields: Field[],
  values: Record<string, JsonValue>,
  write: FileWriter,
): Record<string, JsonValue> {
  const known = new Map(fields.map(field => [field.key, field]))
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const field = known.get(key)
      return [key, field ? written(field, value, write) : value]
    }),
  )
}

/** The files that frozen values name. */
export function filesIn(fields: Field[], values: Record<string, JsonValue>): FileAnswer[] {
  const found: FileAnswer[] = []
  withFiles(fields, values, file => {
    found.push(file)
    return null
  })
  return found
}

function written(settings: Settings, value: JsonValue, write: FileWriter): JsonValue {
  if (settings.type === 'file') return isFile(value) ? write(value) : value
  if (settings.type === 'array') {
    return Array.isArray(value) ? value.map(each => written(settings.items, each, write)) : value
  }
  if (settings.type !== 'hash' || typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return withFiles(settings.fields, value, write)
}

function isFile(value: JsonValue): value is FileAnswer {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.fileId === 'string'
}
