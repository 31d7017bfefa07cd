import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonSchema } from './field-types.ts'
import { checkAgainstSchema, checkJsonSchema } from './json-schema.ts'

describe('checkJsonSchema', () => {
  test.each<[JsonSchema, string[]]>([
    [{}, []],
    [true, []],
    [{ if: { properties: { a: { const: 1 } } }, else: { required: ['b'] } }, []],
    [{ properties: { type: { type: 'string' } } }, []],
    [{ $defs: { x: { type: 'string' } }, properties: { a: { $ref: '#/$defs/x' } } }, []],
    [{ type: ['string', 'nope'] }, ['type']],
    [{ properties: { a: { items: { type: 'text' } } } }, ['properties.a.items.type']],
    [{ pattern: '(' }, ['pattern']],
    [{ $ref: '#/$defs/x' }, ['']],
    [{ $ref: '#' }, ['']],
  ])('%j', (schema, paths) => {
    expect(checkJsonSchema(schema).map(found => found.path.join('.'))).toEqual(paths)
  })

  test('answers for any object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('type', 'items', 'properties', '$ref', 'required', 'x'), fc.jsonValue()),
        schema => {
          expect(Array.isArray(checkJsonSchema(schema as JsonSchema))).toBe(true)
        },
      ),
    )
  })
})

describe('checkAgainstSchema', () => {
  const schema = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, rows: { type: 'array', items: { type: 'object', required: ['n'] } } },
    additionalProperties: false,
  } as const

  test.each<[unknown, string[]]>([
    [{ id: 'a', rows: [{ n: 1 }] }, []],
    [{}, [': required']],
    [{ id: 5 }, ['id: type']],
    [{ id: 'a', rows: [{ n: 1 }, {}] }, ['rows.1: required']],
    ['text', [': type']],
  ])('%j', (value, expected) => {
    const found = checkAgainstSchema(schema as unknown as JsonSchema, value)
    expect(found.map(({ path, problem }) => `${path.join('.')}: ${/\((\w+)\)/.exec(problem)?.[1]}`)).toEqual(expected)
  })

  test('never repeats the value', () => {
    const found = checkAgainstSchema({ type: 'object', properties: { a: { pattern: '^x' } } }, { a: 'secret' })
    expect(JSON.stringify(found)).not.toContain('secret')
    expect(found).toHaveLength(1)
  })
})
