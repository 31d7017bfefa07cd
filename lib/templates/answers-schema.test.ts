import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { JsonValue } from '#lib/json.ts'
import type { Answers } from './answers.ts'
import { answersSchema, checkAnswer, checkAnswers } from './answers-schema.ts'
import type { Field, Settings } from './field-types.ts'
import { fieldTypeNames } from './field-types.ts'

const field = (settings: Settings, common: Partial<Field> = {}): Field =>
  ({ key: 'f', label: 'F', ...common, ...settings }) as Field
const problems = (settings: Settings, value: unknown) => checkAnswer(field(settings), value as JsonValue)
const options = [
  { value: 'structuring', label: 'Structuring' },
  { value: 'velocity', label: 'Velocity' },
]
const person = { from: 'person', personId: 'p', name: 'alice', at: '2026-11-24T10:00:00Z' } as const
const answer = (value: JsonValue) => ({ value, provenance: person })

const fits: [Settings, unknown][] = [
  [{ type: 'string' }, 'Zoë 💶'],
  [{ type: 'string' }, 'x'.repeat(255)],
  [{ type: 'string', maxLength: 2 }, '💶💶'],
  [{ type: 'integer' }, -3],
  [{ type: 'integer' }, Number.MAX_SAFE_INTEGER],
  [{ type: 'integer', min: 0, max: 0 }, 0],
  [{ type: 'number', min: 0 }, 12500.5],
  [{ type: 'boolean' }, false],
  [{ type: 'date' }, '2024-02-29'],
  [{ type: 'date', minDate: '2026-01-01', maxDate: '2026-01-01' }, '2026-01-01'],
  [{ type: 'datetime' }, '2026-11-24T10:00:00Z'],
  [{ type: 'datetime' }, '2026-11-24T10:00:00.123+02:00'],
  [{ type: 'email-address' }, 'bo@bank.example'],
  [{ type: 'choices', options }, 'velocity'],
  [{ type: 'multi-choices', options }, ['velocity', 'structuring']],
  [{ type: 'array', items: { type: 'string' } }, ['T-1', 'T-2']],
  [{ type: 'hash', fields: [field({ type: 'integer' }, { key: 'age' })] }, { age: 3 }],
  [
    { type: 'hash', ignoreUnknownKeys: true, fields: [field({ type: 'integer' }, { key: 'age' })] },
    { age: 3, x: 1 },
  ],
  [{ type: 'json' }, { any: [1, null, { __proto__: 1 }] }],
  [{ type: 'json', schema: { type: 'object', required: ['a'] } }, { a: 1 }],
  [{ type: 'file' }, { fileId: 'x', filename: 'a.pdf', mimeType: 'application/pdf', bytes: 1, sha256: '0'.repeat(64) }],
]

const refused: [Settings, unknown, string, RegExp][] = [
  [{ type: 'string' }, 5, 'f', /Enter text/],
  [{ type: 'string' }, 'x'.repeat(256), 'f', /255 characters/],
  [{ type: 'string' }, 'a\0', 'f', /NUL/],
  [{ type: 'integer' }, 1.5, 'f', /whole number/],
  [{ type: 'integer' }, '1', 'f', /whole number/],
  [{ type: 'integer' }, 2 ** 53, 'f', /kept exactly/],
  [{ type: 'integer', min: 1 }, 0, 'f', /Enter 1 or more/],
  [{ type: 'number' }, '1,234', 'f', /Enter a number/],
  [{ type: 'number', max: 10 }, 10.01, 'f', /Enter 10 or less/],
  [{ type: 'number' }, Number.POSITIVE_INFINITY, 'f', /Enter a number/],
  [{ type: 'boolean' }, 'true', 'f', /yes or no/],
  [{ type: 'date' }, '24.11.2026', 'f', /YYYY-MM-DD/],
  [{ type: 'date' }, '2026-02-29', 'f', /YYYY-MM-DD/],
  [{ type: 'date', minDate: '2026-01-02' }, '2026-01-01', 'f', /2026-01-02 or a later/],
  [{ type: 'date', maxDate: '2025-12-31' }, '2026-01-01', 'f', /2025-12-31 or an earlier/],
  [{ type: 'datetime' }, '2026-11-24T10:00:00', 'f', /with its zone/],
  [{ type: 'datetime' }, '2026-11-31T10:00:00Z', 'f', /with its zone/],
  [{ type: 'email-address' }, 'bo@', 'f', /e-mail/],
  [{ type: 'choices', options }, 'Velocity', 'f', /Structuring, Velocity/],
  [{ type: 'multi-choices', options }, ['velocity', 'velocity'], 'f', /once/],
  [{ type: 'multi-choices', options }, ['velocity', 'layering'], 'f[1]', /one of the options/],
  [{ type: 'multi-choices', options }, 'velocity', 'f', /any of the options/],
  [{ type: 'array', items: { type: 'string' } }, ['a', 'b', 3], 'f[2]', /Enter text/],
  [{ type: 'array', items: { type: 'string' } }, ['a', ''], 'f[1]', /Fill this in/],
  [{ type: 'array', items: { type: 'string' } }, 'a', 'f', /list/],
  [
    { type: 'hash', fields: [field({ type: 'string' }, { key: 'name', required: true })] },
    { other: 'x' },
    'f.name',
    /required/,
  ],
  [
    { type: 'hash', fields: [field({ type: 'string' }, { key: 'name' })] },
    { __proto: 1 },
    'f.__proto',
    /no such field/,
  ],
  [
    { type: 'array', items: { type: 'hash', fields: [field({ type: 'date' }, { key: 'on' })] } },
    [{ on: 'soon' }],
    'f[0].on',
    /YYYY-MM-DD/,
  ],
  [{ type: 'json', schema: { type: 'object', required: ['a'] } }, { b: 1 }, 'f', /./],
  [
    { type: 'file', maxBytes: 5 },
    { fileId: 'x', filename: 'a', mimeType: 'a/b', bytes: 6, sha256: '0'.repeat(64) },
    'f.bytes',
    /5 bytes/,
  ],
  [
    { type: 'file', mimeTypes: ['application/pdf'] },
    { fileId: 'x', filename: 'a', mimeType: 'text/html', bytes: 6, sha256: '0'.repeat(64) },
    'f.mimeType',
    /application\/pdf/,
  ],
  [{ type: 'file' }, 'a.pdf', 'f', /Choose a file/],
]

describe('checkAnswer', () => {
  test.each(fits)('%j takes %j', (settings, value) => {
    expect(problems(settings, value)).toEqual([])
  })

  test.each(refused)('%j refuses %j at %s', (settings, value, path, words) => {
    const found = problems(settings, value)
    expect(found.map(problem => problem.path)).toContain(path)
    expect(found.find(problem => problem.path === path)?.problem).toMatch(words)
  })

  test.each(fieldTypeNames)('%s says nothing about what is not given', type => {
    const settings = { type, options, items: { type: 'string' }, fields: [] } as unknown as Settings
    for (const value of [null, undefined, '', '  ']) expect(problems(settings, value)).toEqual([])
  })

  test('answers every value of every type without an exception', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fits.map(([settings]) => settings)), fc.jsonValue(), (settings, value) => {
        for (const problem of problems(settings, value)) expect(problem.path).toMatch(/^f/)
      }),
    )
  })
})

const content = {
  fields: [
    field({ type: 'string' }, { key: 'alert_id', required: true }),
    field({ type: 'number', min: 0 }, { key: 'amount' }),
    field({ type: 'choices', options, allowEmpty: true }, { key: 'typology', required: true }),
    field(
      { type: 'hash', fields: [field({ type: 'string' }, { key: 'name', required: true })] },
      { key: 'counterparty' },
    ),
  ],
}

describe('checkAnswers', () => {
  test('names what is missing, what is wrong and what was never asked', () => {
    const answers: Answers = { amount: answer(-1), colour: answer('red'), typology: answer('velocity') }
    expect(checkAnswers(content, answers)).toEqual({
      alert_id: [{ path: 'alert_id', problem: 'This is required' }],
      amount: [{ path: 'amount', problem: 'Enter 0 or more' }],
      colour: [{ path: 'colour', problem: 'The template doesn’t ask this' }],
    })
  })

  test('takes a blank text for missing, an empty choice for an answer where that is allowed', () => {
    expect(Object.keys(checkAnswers(content, { alert_id: answer('  '), typology: answer(null as never) }))).toEqual([
      'alert_id',
    ])
  })

  test('does not take "unknown" for an answer to a required question', () => {
    const answers: Answers = { alert_id: { ...answer('A-1'), unknown: true }, typology: answer('velocity') }
    expect(Object.keys(checkAnswers(content, answers))).toEqual(['alert_id'])
  })

  test('sees an emptied group as not given', () => {
    const given = { alert_id: answer('A-1'), typology: answer('velocity') }
    expect(checkAnswers(content, { ...given, counterparty: answer({ name: '' }) })).toEqual({})
    expect(checkAnswers(content, { ...given, counterparty: answer({ other: 'x' }) }).counterparty).toHaveLength(2)
  })

  test('finds no answer in the members that every object has', () => {
    const fields = [field({ type: 'string' }, { key: 'constructor', required: true })]
    expect(Object.keys(checkAnswers({ fields }, {}))).toEqual(['constructor'])
  })
})

describe('answersSchema', () => {
  test('agrees with checkAnswers', () => {
    const values = fc.record(
      {
        alert_id: fc.jsonValue(),
        amount: fc.oneof(fc.double(), fc.jsonValue()),
        typology: fc.constantFrom('velocity', '', null),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(values, given => {
        const answers = Object.fromEntries(
          Object.entries(given).map(([key, value]) => [key, answer(value as JsonValue)]),
        )
        const byField = Object.keys(checkAnswers(content, answers)).sort()
        const parsed = answersSchema(content).safeParse(given)
        const bySchema = [...new Set(parsed.error?.issues.map(issue => String(issue.path[0])) ?? [])].sort()
        expect(bySchema).toEqual(byField)
      }),
    )
  })

  test('keeps half an answer as a draft, but nothing that can’t be stored and no other key', () => {
    const draft = answersSchema(content, 'draft')
    expect(draft.safeParse({ amount: '12.' }).success).toBe(true)
    expect(draft.safeParse({ amount: 'a\0' }).success).toBe(false)
    expect(draft.safeParse({ colour: 'red' }).success).toBe(false)
  })
})
