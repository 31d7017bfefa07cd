import { expect, test } from 'vitest'
import { parseInput } from '#lib/parse-input.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { checkAlertMap, checkMap } from './check-map.ts'
import { type AlertMap, alertColumnsSchema, mapSchema, type SourceMap } from './schema.ts'

const at = ['sources', 0, 'map']
const field = (key: string, settings: object): Field => ({ key, label: key, ...settings }) as Field
const fields = [
  field('alert_id', { type: 'string', maxLength: 5 }),
  field('amount', { type: 'number', min: 0 }),
  field('typology', { type: 'choices', options: [{ value: 'structuring', label: 'Structuring' }] }),
  field('seen', { type: 'date' }),
  field('ids', { type: 'array', items: { type: 'integer' } }),
  field('scan', { type: 'file' }),
]
const lines = (problems: { path: string; problem: string }[]) =>
  problems.map(({ path, problem }) => `${path}: ${problem}`)
const shape = (map: unknown) => {
  const parsed = parseInput(mapSchema, map, at)
  return parsed.ok ? [] : lines(parsed.problems)
}

test.each<[string, unknown, string[]]>([
  ['paths', { a: 'x.y', b: { path: 'x[0]["a.b"]' } }, []],
  [
    'every form',
    { a: { path: 'x', options: { R1: 'a', 2: true }, from: 'epoch-s' }, b: { expression: '1' }, c: { value: null } },
    [],
  ],
  [
    'a broken path',
    { a: 'x..y', b: { path: '' } },
    [
      'sources[0].map.a: can’t be read from character 2 on; write names with dots, [0] for an element, ["a.b"] for a name with dots',
      'sources[0].map.b.path: is empty; give a path such as customer.name',
    ],
  ],
  [
    'an unknown key',
    { a: { path: 'x', colour: 1 } },
    ['sources[0].map.a.colour: is not known here; use path, options or from, or leave it out'],
  ],
  [
    'an unknown key beside an expression',
    { a: { expression: 'x', from: 'iso' } },
    ['sources[0].map.a.from: is not known here; use expression, or leave it out'],
  ],
  [
    'an unknown form',
    { a: { path: 'x', from: 'epoch' } },
    ['sources[0].map.a.from: is not supported; use epoch-s, epoch-ms, iso or yyyymmdd'],
  ],
  ['no form at all', { a: {} }, ['sources[0].map.a: must be a path, { path }, { expression } or { value }']],
  ['a number', { a: 5 }, ['sources[0].map.a: must be a path, { path }, { expression } or { value }']],
  [
    'an empty table',
    { a: { path: 'x', options: {} } },
    ['sources[0].map.a.options: is empty; give an entry such as R1: structuring, or leave it out'],
  ],
])('mapSchema: %s', (_what, map, expected) => {
  expect(shape(map)).toEqual(expected)
})

test.each<[string, SourceMap, string[]]>([
  [
    'nothing wrong',
    {
      alert_id: 'id',
      amount: { path: 'a' },
      typology: { path: 't', options: { R1: 'structuring' } },
      seen: { path: 'd', from: 'iso' },
    },
    [],
  ],
  [
    'an unknown field',
    { colour: 'x' },
    ['sources[0].map.colour: is no field of the template; use a key of one of its fields'],
  ],
  [
    'a broken expression',
    { amount: { expression: 'a +' } },
    ['sources[0].map.amount.expression: is no expression in JSONata: Unexpected end of expression (character 3)'],
  ],
  [
    'a function that is not there',
    { amount: { expression: '$millis()' } },
    [
      'sources[0].map.amount.expression: uses $millis, which is not there: a mapping must give the same answer each time',
    ],
  ],
  ['a constant of the wrong type', { amount: { value: 'much' } }, ['sources[0].map.amount.value: is no number']],
  [
    'a constant out of range',
    { amount: { value: -1 } },
    ['sources[0].map.amount.value: doesn’t fit the field: Enter 0 or more'],
  ],
  [
    'a constant that is too long',
    { alert_id: { value: '123456' } },
    ['sources[0].map.alert_id.value: doesn’t fit the field: Shorten this to 5 characters'],
  ],
  [
    'a constant that is nothing',
    { amount: { value: null } },
    ['sources[0].map.amount.value: is nothing; give a value or leave the target out'],
  ],
  [
    'a table with a wrong option',
    { typology: { path: 't', options: { R1: 'structuring', R2: 'layering' } } },
    ['sources[0].map.typology.options.R2: is none of the field’s options (structuring)'],
  ],
  [
    'a table for a list',
    { ids: { path: 't', options: { a: 1, b: 'x' } } },
    ['sources[0].map.ids.options.b: is no whole number'],
  ],
  [
    'a time for a number',
    { amount: { path: 'a', from: 'iso' } },
    ['sources[0].map.amount.from: is only for dates, datetimes and text; leave it out'],
  ],
  ['a file', { scan: 'x' }, ['sources[0].map.scan: can’t be mapped: a person adds files; leave it out']],
])('checkMap: %s', (_what, map, expected) => {
  expect(lines(checkMap(map, { fields }, at))).toEqual(expected)
})

test.each<[string, AlertMap, string[]]>([
  [
    'nothing wrong',
    { subject: 'a', amount: { value: '90071992547409931234.10' }, priority: { path: 'r', options: { high: 'P1' } } },
    [],
  ],
  [
    'a priority that isn’t there',
    { priority: { path: 'r', options: { high: 'P0' } } },
    ['sources[0].alert.priority.options.high: is none of the field’s options (P1, P2, P3, P4)'],
  ],
  [
    'a constant amount that is no number',
    { amount: { value: 'much' } },
    ['sources[0].alert.amount.value: is no number'],
  ],
  [
    'a broken expression',
    { subject: { expression: '(' } },
    [
      'sources[0].alert.subject.expression: is no expression in JSONata: Expected ")" before end of expression (character 1)',
    ],
  ],
])('checkAlertMap: %s', (_what, map, expected) => {
  expect(lines(checkAlertMap(map, ['sources', 0, 'alert']))).toEqual(expected)
})

test('alertColumnsSchema names an unknown column', () => {
  const parsed = parseInput(alertColumnsSchema, { subject: 'a', colour: 'b' }, ['sources', 0, 'alert'])
  expect(parsed.ok ? [] : parsed.problems.map(problem => problem.path)).toEqual(['sources[0].alert.colour'])
})
