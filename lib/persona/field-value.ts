import type { PersonaCase } from './schema.ts'

/** The value types that answers are known to carry, in Persona's spelling. */
const valueTypes = new Set([
  'string',
  'number',
  'float',
  'integer',
  'boolean',
  'date',
  'datetime',
  'email_address',
  'choices',
  'multi_choices',
  'hash',
  'array',
  'json',
  'file',
])

/**
 * The plain value of a case's field; undefined when the case has none.
 * Persona's own documents show both {type, value} and raw values, so both are read, at any depth of hash and array.
 */
export function fieldValue(personaCase: PersonaCase, key: string): unknown {
  const fields = personaCase.attributes.fields ?? {}
  return Object.hasOwn(fields, key) ? plain(fields[key]) : undefined
}

function plain(found: unknown): unknown {
  if (!isTyped(found)) return found
  const { type, value } = found
  if (type === 'hash' && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  }
  return type === 'array' && Array.isArray(value) ? value.map(plain) : value
}

function isTyped(found: unknown): found is { type: string; value: unknown } {
  if (!isObject(found) || Object.keys(found).length !== 2 || !('value' in found)) return false
  return typeof found.type === 'string' && valueTypes.has(found.type.replaceAll('-', '_'))
}

function isObject(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null && !Array.isArray(found)
}
