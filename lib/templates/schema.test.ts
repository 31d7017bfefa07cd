import { describe, expect, test } from 'vitest'
import { parseInput } from '#lib/parse-input.ts'
import { fieldTypeNames, fieldTypes } from './field-types.ts'
import { fieldSchema, templateContentSchema } from './schema.ts'

const problems = (input: unknown) => {
  const result = parseInput(fieldSchema, input, ['fields', 1])
  return result.ok ? [] : result.problems.map(({ path, problem }) => `${path}: ${problem}`)
}
const base = { key: 'f', label: 'F' }

/** The least and the most that each type may be given. */
const whole = {
  string: [{}, { maxLength: 1024, default: 'x' }],
  integer: [{}, { min: 0, max: 5, default: 5 }],
  number: [{}, { min: 0.5, max: 5.5, default: 1 }],
  boolean: [{}, { default: false }],
  date: [{}, { minDate: '2026-01-01', maxDate: '2026-12-31', default: '2026-02-03' }],
  datetime: [{}, { default: '2026-02-03T04:05:06Z' }],
  'email-address': [{}, { default: 'a@b.example' }],
  choices: [{ options: ['a'] }, { options: ['a', { value: 'b', label: 'B' }], allowEmpty: true, default: 'b' }],
  'multi-choices': [{ options: ['a'] }, { options: ['a', { value: 'b' }], allowEmpty: true, default: ['b'] }],
  array: [
    { items: { type: 'string' } },
    { items: { type: 'array', items: { type: 'integer', min: 0 } }, default: [[1]] },
  ],
  hash: [
    { fields: [{ ...base, type: 'string' }] },
    { fields: [{ ...base, type: 'date' }], ignoreUnknownKeys: true, default: { f: '2026-01-01' } },
  ],
  json: [{}, { schema: { type: 'object' }, default: {} }],
  file: [{}, { mimeTypes: ['application/pdf'], maxBytes: 10_000_000 }],
} as const

describe('fieldSchema', () => {
  test.each(fieldTypeNames)('takes %s with the least and with all of its settings', type => {
    const common = { required: true, help: 'Why', section: 'Facts', writeOnce: true }
    expect(problems({ ...base, type, ...whole[type][0] })).toEqual([])
    expect(problems({ ...base, ...common, type, ...whole[type][1] })).toEqual([])
  })

  test.each(fieldTypeNames)('refuses the settings of other types under %s, each by its path', type => {
    const own: readonly string[] = fieldTypes[type].settings
    const others = [...new Set(Object.values(fieldTypes).flatMap(entry => entry.settings))].filter(
      key => !own.includes(key),
    )
    const found = problems({ ...base, type, ...whole[type][0], ...Object.fromEntries(others.map(key => [key, 1])) })
    expect(found.map(line => line.split(':')[0]).sort()).toEqual(others.map(key => `fields[1].${key}`).sort())
  })

  test.each<[string, object, string]>([
    [
      'a type that isn’t there',
      { type: 'float' },
      'fields[1].type: is not supported; use string, integer, number, boolean, date, datetime, email-address, choices, multi-choices, array, hash, json or file',
    ],
    [
      'no type',
      {},
      'fields[1].type: is missing; use string, integer, number, boolean, date, datetime, email-address, choices, multi-choices, array, hash, json or file',
    ],
    [
      'a key with a space',
      { type: 'string', key: 'a b' },
      'fields[1].key: must begin with a letter and hold only letters, digits, _ and -, such as alert_id',
    ],
    ['no options', { type: 'choices' }, 'fields[1].options: is missing; give a list'],
    [
      'an option twice',
      { type: 'choices', options: ['a', { value: 'a', label: 'B' }] },
      'fields[1].options[1].value: is used twice; give each its own',
    ],
    [
      'an option that is a number',
      { type: 'choices', options: [1] },
      'fields[1].options[0]: must be a text or { value, label }',
    ],
    [
      'an option with a colour',
      { type: 'choices', options: [{ value: 'a', colour: 1 }] },
      'fields[1].options[0].colour: is not known here; use value or label, or leave it out',
    ],
    ['min above max', { type: 'number', min: 2, max: 1 }, 'fields[1].max: is below min; give min or more'],
    [
      'dates turned round',
      { type: 'date', minDate: '2026-02-01', maxDate: '2026-01-01' },
      'fields[1].maxDate: is before minDate; give minDate or a later date',
    ],
    [
      'a day that doesn’t exist',
      { type: 'date', minDate: '2026-02-30' },
      'fields[1].minDate: must be a date as YYYY-MM-DD',
    ],
    ['too long a text', { type: 'string', maxLength: 1025 }, 'fields[1].maxLength: must be at most 1024'],
    [
      'a default that doesn’t fit',
      { type: 'integer', max: 3, default: 4 },
      'fields[1].default: doesn’t fit the field: Enter 3 or less',
    ],
    [
      'a default for a file',
      { type: 'file', default: { fileId: 'x', filename: 'a', mimeType: 'a/b', bytes: 1, sha256: '0'.repeat(64) } },
      'fields[1].default: is not possible for a file; leave it out',
    ],
    [
      'a wrong element type',
      { type: 'array', items: { type: 'text' } },
      'fields[1].items.type: is not supported; use string, integer, number, boolean, date, datetime, email-address, choices, multi-choices, array, hash, json or file',
    ],
    [
      'a wrong field in a group',
      { type: 'hash', fields: [{ key: 'a', type: 'string' }] },
      'fields[1].fields[0].label: is missing; give a text',
    ],
    [
      'a group with a key twice',
      {
        type: 'hash',
        fields: [
          { ...base, type: 'string' },
          { ...base, type: 'date' },
        ],
      },
      'fields[1].fields[1].key: is used twice; give each its own',
    ],
    [
      'a schema that can’t be read',
      { type: 'json', schema: { type: 'nope' } },
      'fields[1].schema.type: is no type of JSON Schema; use array, boolean, integer, null, number, object or string',
    ],
    ['a size beyond Persona’s', { type: 'file', maxBytes: 10_000_001 }, 'fields[1].maxBytes: must be at most 10000000'],
    ['yes as text', { type: 'boolean', required: 'yes' }, 'fields[1].required: must be true or false'],
  ])('refuses %s', (_what, input, line) => {
    expect(problems({ ...base, ...input })).toEqual([line])
  })

  test('gives a plain option its value as label', () => {
    const result = parseInput(fieldSchema, {
      ...base,
      type: 'choices',
      options: ['a', { value: 'b' }, { value: 'c', label: 'C' }],
    })
    expect(result).toMatchObject({
      ok: true,
      value: {
        options: [
          { value: 'a', label: 'a' },
          { value: 'b', label: 'b' },
          { value: 'c', label: 'C' },
        ],
      },
    })
  })
})

test('templateContentSchema names a wrong id and fills in what isn’t said', () => {
  const fields = [{ ...base, type: 'string' }]
  expect(parseInput(templateContentSchema, { caseTemplateId: 'abc', fields })).toMatchObject({
    ok: false,
    problems: [
      { path: 'caseTemplateId', problem: 'must be the id of a case template at Persona, such as ctmpl_abc123' },
    ],
  })
  expect(parseInput(templateContentSchema, { caseTemplateId: 'ctmpl_1', fields })).toMatchObject({
    ok: true,
    value: { route: 'case', approval: 'none' },
  })
})
