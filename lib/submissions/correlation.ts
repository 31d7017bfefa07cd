import type { JsonValue } from '#lib/json.ts'

export type Correlation = { field: string; value: string }

/**
 * The field by which a case is found again at Persona, with this submission's value (decisions 2). Null when the
 * template names none or the field isn't answered: then a lost answer can't be looked for, and a person decides.
 */
export function correlationOf(
  version: { correlation: string | null; fields: { key: string }[] },
  values: Record<string, JsonValue>,
): Correlation | null {
  const field = version.correlation ?? version.fields.find(each => each.key === 'alert_id')?.key
  if (field === undefined || !Object.hasOwn(values, field)) return null
  const value = correlationText(values[field])
  return value === null ? null : { field, value }
}

/** A correlation value as text, so that 12 and "12" are one; null for what identifies nothing. */
export function correlationText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' ? null : text
}
