import type { PersonaFieldSchema } from '../schema.ts'
import { checkValue, type FieldProblem, step } from './check-value.ts'
import type { TypedValue } from './state.ts'

const root = '/data/attributes/fields'

/**
 * Checks the `fields` of a create or an update against a template.
 * @param current what the case holds now; null when it is being created
 * @returns problems with JSON pointers below /data/attributes/fields
 */
export function checkFields(
  schemas: PersonaFieldSchema[],
  fields: Record<string, unknown>,
  current: Record<string, TypedValue> | null,
  requiredAtCreate: boolean,
): FieldProblem[] {
  const byKey = new Map(schemas.map(schema => [schema.key, schema]))
  const given = Object.entries(fields).flatMap(([key, value]) => {
    const pointer = step(root, key)
    const schema = byKey.get(key)
    return schema
      ? checkWrite(schema, value, pointer, current?.[key])
      : [{ pointer, details: `${key} is not a field of this template` }]
  })
  const missing = current || !requiredAtCreate ? [] : schemas.filter(schema => isMissing(schema, fields))
  return [
    ...given,
    ...missing.map(schema => ({ pointer: step(root, schema.key), details: `${labelOf(schema)} must be filled` })),
  ]
}

function checkWrite(
  schema: PersonaFieldSchema,
  value: unknown,
  pointer: string,
  current: TypedValue | undefined,
): FieldProblem[] {
  const label = labelOf(schema)
  const config = schema.config ?? {}
  if (config['archived-at'] || config['deactivated-at']) return [{ pointer, details: `${label} is no longer active` }]
  if (config['write-policy'] === 'write_once' && current && current.value !== null) {
    return [{ pointer, details: `${label} can only be written once` }]
  }
  return checkValue(schema, value, pointer).map(problem => ({
    pointer: problem.pointer,
    details: problem.details.startsWith('File ') ? problem.details : `${label} ${problem.details}`,
  }))
}

function isMissing(schema: PersonaFieldSchema, fields: Record<string, unknown>): boolean {
  const config = schema.config ?? {}
  const asked = config.required && !config['archived-at'] && !config['deactivated-at']
  return Boolean(asked) && !Object.hasOwn(fields, schema.key) && schema['default-value'] == null
}

function labelOf(schema: PersonaFieldSchema): string {
  return schema.label || schema.key
}
