import type { JsonValue } from '#lib/json.ts'
import { fieldValue } from '../persona/field-value.ts'
import type { PersonaCase } from '../persona/schema.ts'

/**
 * The keys whose value at Persona is another than ours. What can't be compared counts as equal: files, groups and JSON
 * come back in other shapes, and a key's block-list may hide a field.
 */
export function differingFields(personaCase: PersonaCase, ours: Record<string, JsonValue>): string[] {
  return Object.entries(ours)
    .filter(([key, value]) => {
      const theirs = fieldValue(personaCase, key)
      return theirs !== undefined && theirs !== null && isSimple(value) && isSimple(theirs) && !equal(value, theirs)
    })
    .map(([key]) => key)
}

function isSimple(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(each => isSimple(each) && !Array.isArray(each))
  return value === null || typeof value !== 'object'
}

function equal(ours: unknown, theirs: unknown): boolean {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    return ours.length === theirs.length && ours.every((each, index) => equal(each, theirs[index]))
  }
  if (ours === theirs || String(ours).trim() === String(theirs).trim()) return true
  if (isMoment(ours) && isMoment(theirs)) return Date.parse(String(ours)) === Date.parse(String(theirs))
  return typeof ours !== typeof theirs && Number(ours) === Number(theirs)
}

function isMoment(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value))
}
