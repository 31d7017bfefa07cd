import { describe, expect, test } from 'vitest'
import { parsePayload } from '#lib/json.ts'
import { checkAnswer } from '#lib/templates/answers-schema.ts'
import type { Settings } from '#lib/templates/field-types.ts'
import { answerText } from './answer-text.ts'
import { fillValue } from './fill-value.ts'

function rawOf(json: string) {
  const parsed = parsePayload(new TextEncoder().encode(`{"value":${json}}`))
  if (!parsed.ok) throw new Error('no payload')
  return parsed.value.value ?? null
}

const options = [
  { value: 'structuring', label: 'Structuring' },
  { value: 'funnel', label: 'Funnel account' },
]

describe('a click on a payload value', () => {
  test.each<[Settings, string, unknown]>([
    [{ type: 'string' }, '"Ravensworth"', 'Ravensworth'],
    [{ type: 'string' }, '9007199254740993', '9007199254740993'],
    [{ type: 'string' }, '["STR-10K","FUN-02"]', 'STR-10K, FUN-02'],
    [{ type: 'string' }, '{"b":1,"a":[2]}', '{"a":[2],"b":1}'],
    [{ type: 'string' }, 'null', ''],
    [{ type: 'number' }, '86412.50', 86412.5],
    [{ type: 'number' }, '"86,412.50"', 86412.5],
    [{ type: 'number' }, '"many"', 'many'],
    [{ type: 'integer' }, '9', 9],
    [{ type: 'integer' }, '9.5', '9.5'],
    [{ type: 'number' }, '9007199254740993', '9007199254740993'],
    [{ type: 'boolean' }, '"Yes"', true],
    [{ type: 'boolean' }, 'false', false],
    [{ type: 'boolean' }, '"maybe"', 'maybe'],
    [{ type: 'date' }, '1794787200', '2026-11-16'],
    [{ type: 'date' }, '20261124', '2026-11-24'],
    [{ type: 'date' }, '"2026-11-24T23:30:00-05:00"', '2026-11-25'],
    [{ type: 'date' }, '"soon"', 'soon'],
    [{ type: 'datetime' }, '1661522222301', '2022-08-26T13:57:02.301Z'],
    [{ type: 'datetime' }, '"2026-11-24T10:00:00Z"', '2026-11-24T10:00:00.000Z'],
    [{ type: 'choices', options }, '"funnel account"', 'funnel'],
    [{ type: 'choices', options }, '"velocity"', 'velocity'],
    [{ type: 'email-address' }, '"a@b.test"', 'a@b.test'],
    [{ type: 'json' }, '{"a":1.50}', { a: 1.5 }],
    [{ type: 'file' }, '"x"', undefined],
  ])('fills %j from %s', (settings, json, value) => {
    expect(fillValue(settings, rawOf(json), undefined)).toEqual(value)
  })

  test('adds to a list, and never twice', () => {
    const settings: Settings = { type: 'multi-choices', options }
    expect(fillValue(settings, rawOf('"Funnel account"'), ['structuring'])).toEqual(['structuring', 'funnel'])
    expect(fillValue(settings, rawOf('["structuring","funnel"]'), ['structuring'])).toEqual(['structuring', 'funnel'])
    expect(fillValue({ type: 'array', items: { type: 'integer' } }, rawOf('[1,null,2]'), [2])).toEqual([2, 1])
  })

  test('what isn’t the field’s kind is named by its check', () => {
    const field = { key: 'amount', label: 'Amount', type: 'number' } as const
    const value = fillValue(field, rawOf('"many"'), undefined)
    expect(checkAnswer(field, value)).toEqual([{ path: 'amount', problem: 'Enter a number, such as 12500.50' }])
  })
})

describe('an answer in one line', () => {
  test.each<[Settings, unknown, string]>([
    [{ type: 'number' }, 86412.5, '86,412.5'],
    [{ type: 'number' }, 'many', 'many'],
    [{ type: 'boolean' }, false, 'No'],
    [{ type: 'date' }, '2026-11-23', '23 Nov 2026'],
    [{ type: 'datetime' }, '2026-11-24T15:41:00Z', '24 Nov 2026, 10:41 EST'],
    [{ type: 'choices', options }, 'funnel', 'Funnel account'],
    [{ type: 'multi-choices', options }, ['structuring', 'other'], 'Structuring, other'],
    [{ type: 'array', items: { type: 'date' } }, ['2026-11-23'], '23 Nov 2026'],
    [
      { type: 'hash', fields: [{ key: 'name', label: 'Name', type: 'string' }] },
      { name: 'Ito', extra: 1 },
      'Name: Ito',
    ],
    [{ type: 'json' }, { a: [1] }, '{"a":[1]}'],
    [{ type: 'file' }, { filename: 'report.pdf' }, 'report.pdf'],
    [{ type: 'string' }, ' ', 'empty'],
    [{ type: 'string' }, null, 'empty'],
  ])('%j %j reads %s', (settings, value, words) => {
    expect(answerText(settings, value as never, 'America/New_York')).toBe(words)
  })
})
