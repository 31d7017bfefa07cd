import type { JsonValue } from '#lib/json.ts'
import { exactNumber } from '#lib/mapping/decimal.ts'

/** A number as text: in digits that somebody wrote, as long as they say this number. */
export function numberText(value: JsonValue | null | undefined, written: readonly (string | undefined)[]): string {
  if (value === null || value === undefined) return ''
  const same = written.find(text => text !== undefined && text !== '' && exactNumber(text) === value)
  return same ?? (typeof value === 'object' ? JSON.stringify(value) : String(value))
}
