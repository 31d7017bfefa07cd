import { type Schema, Validator } from '@cfworker/json-schema'
import type { JsonSchema } from './field-types.ts'

type Found = { path: (string | number)[]; problem: string }

const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string']
/** Keywords that only carry the faults of what is inside them. */
const wrappers = new Set([
  'properties',
  'patternProperties',
  'items',
  'prefixItems',
  'allOf',
  '$ref',
  'if',
  'then',
  'else',
])

/**
 * The faults of a JSON Schema (2020-12) itself: an unknown type, an unreadable pattern, a reference to nowhere.
 * The validator interprets and never compiles, so that it also runs under a Content-Security-Policy without eval.
 */
export function checkJsonSchema(schema: JsonSchema): Found[] {
  const faults = faultsWithin(schema, [])
  if (faults.length > 0) return faults
  try {
    validate(schema, null)
    return []
  } catch (error) {
    const looped = error instanceof RangeError
    return [
      {
        path: [],
        problem: looped ? 'refers to itself without end; mend its $ref' : 'refers to what isn’t there; mend its $ref',
      },
    ]
  }
}

/** Where a value doesn't fit a JSON Schema; the words name the rule, never the value. */
export function checkAgainstSchema(schema: JsonSchema, value: unknown): Found[] {
  try {
    const units = validate(schema, value)
    const leaves = units.filter(unit => !wrappers.has(unit.keyword))
    return (leaves.length > 0 ? leaves : units).map(unit => ({
      path: pointerPath(unit.instanceLocation),
      problem: `This doesn’t fit the field’s JSON Schema (${unit.keyword})`,
    }))
  } catch {
    return [{ path: [], problem: 'This can’t be checked against the field’s JSON Schema' }]
  }
}

function validate(schema: JsonSchema, value: unknown) {
  return new Validator(schema as Schema | boolean, '2020-12', false).validate(value).errors
}

function faultsWithin(schema: unknown, path: (string | number)[]): Found[] {
  if (Array.isArray(schema)) return schema.flatMap((inner, index) => faultsWithin(inner, [...path, index]))
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([keyword, inner]) => {
    const at = [...path, keyword]
    if (keyword === 'properties' || keyword === '$defs') {
      return Object.entries(inner ?? {}).flatMap(([key, member]) => faultsWithin(member, [...at, key]))
    }
    if (['const', 'enum', 'default', 'examples'].includes(keyword)) return []
    return [...keywordFaults(keyword, inner, at), ...faultsWithin(inner, at)]
  })
}

function keywordFaults(keyword: string, inner: unknown, path: (string | number)[]): Found[] {
  if (keyword === 'type' && ![inner].flat().every(type => types.includes(String(type)))) {
    return [{ path, problem: 'is no type of JSON Schema; use array, boolean, integer, null, number, object or string' }]
  }
  if (keyword === 'pattern' && !isPattern(inner)) {
    return [{ path, problem: 'is no regular expression; mend it' }]
  }
  return []
}

function isPattern(text: unknown): boolean {
  try {
    new RegExp(String(text), 'u')
    return true
  } catch {
    return false
  }
}

/** `#/a/0` as a path; a step of digits is taken for an element. */
function pointerPath(pointer: string): (string | number)[] {
  const steps = pointer.split('/').slice(1)
  return steps.map(step => {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')
    return /^\d+$/.test(name) ? Number(name) : name
  })
}
