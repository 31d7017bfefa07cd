import { expect, it } from 'vitest'
import { fieldValue } from './field-value.ts'
import { caseSchema } from './schema.ts'

const withFields = (fields: unknown) => caseSchema.parse({ type: 'case', id: 'case_1', attributes: { fields } })

it.each([
  ['typed', { type: 'number', value: 12.5 }, 12.5],
  ['typed null', { type: 'string', value: null }, null],
  ['typed choices', { type: 'multi_choices', value: ['a', 'b'] }, ['a', 'b']],
  ['typed hash', { type: 'hash', value: { first: { type: 'string', value: 'Jane' } } }, { first: 'Jane' }],
  [
    'typed array',
    { type: 'array', value: [{ type: 'hash', value: { n: { type: 'integer', value: 1 } } }] },
    [{ n: 1 }],
  ],
  ['typed hash of raw values', { type: 'hash', value: { first: 'Jane' } }, { first: 'Jane' }],
  ['raw text', 'ind_123', 'ind_123'],
  ['raw zero', 0, 0],
  ['raw hash', { first: 'Jane', value: 1 }, { first: 'Jane', value: 1 }],
  ['raw hash with a type and a value of its own', { type: 'wire', value: 100 }, { type: 'wire', value: 100 }],
])('reads a field that is %s', (_, found, plain) => {
  expect(fieldValue(withFields({ key: found }), 'key')).toEqual(plain)
})

it('is undefined where the case has no such field, whatever the key', () => {
  expect(fieldValue(withFields({}), 'key')).toBeUndefined()
  expect(fieldValue(withFields(null), 'constructor')).toBeUndefined()
  expect(fieldValue(withFields(undefined), '__proto__')).toBeUndefined()
})
