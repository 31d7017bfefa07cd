import { describe, expect, it } from 'vitest'
import { checkFields } from './check-fields.ts'
import { checkValue } from './check-value.ts'

const said = (type: string, config: object, value: unknown) =>
  checkValue({ type, key: 'f', config }, value, '/f').map(({ pointer, details }) => `${pointer} ${details}`)

const options = { options: ['red', 'green'] }
const lines = { 'item-schema': { type: 'number', key: 'line', config: { min: 0 } } }
const person = {
  'item-schemas': [
    { type: 'string', key: 'name', config: { required: true } },
    { type: 'integer', key: 'a/b', config: {} },
  ],
}
const pdf = { filename: 'x.pdf', data: 'AAAA' }

describe('a value that its field takes', () => {
  it.each([
    ['string', {}, 'x'.repeat(255)],
    ['string', {}, '😀'.repeat(255)],
    ['string', { 'max-char-length': 1024 }, 'x'.repeat(1024)],
    ['integer', { min: 1, max: 3 }, 3],
    ['number', { min: 0 }, 0.5],
    ['boolean', {}, false],
    ['date', { 'min-date': '2024-02-29', 'max-date': '2024-02-29' }, '2024-02-29'],
    ['datetime', {}, '2024-02-29T23:59:59.123Z'],
    ['datetime', {}, '2024-02-29T23:59:59+05:30'],
    ['email-address', {}, 'ada@bank.test'],
    ['choices', options, 'red'],
    ['choices', { ...options, 'allow-empty': true }, ''],
    ['multi-choices', options, ['red', 'green']],
    ['multi-choices', { ...options, 'allow-empty': true }, []],
    ['array', lines, [1, 2]],
    ['array', {}, []],
    ['hash', person, { name: 'Jane' }],
    ['hash', { ...person, 'ignore-unknown-keys': true }, { name: 'Jane', age: 3 }],
    ['json', {}, { anything: [null] }],
    ['file', {}, pdf],
    ['hologram', {}, 'a type of tomorrow'],
    ['string', {}, null],
  ])('%s %j: %j', (type, config, value) => {
    expect(said(type, config, value)).toEqual([])
  })
})

describe('a value that its field refuses', () => {
  it.each([
    ['string', {}, 7, '/f must be a string'],
    ['string', {}, 'x'.repeat(256), '/f is too long (maximum is 255 characters)'],
    ['integer', {}, 1.5, '/f must be an integer'],
    ['integer', {}, '1', '/f must be an integer'],
    ['integer', { min: 1 }, 0, '/f must be at least 1'],
    ['number', { max: 1 }, 2, '/f must be at most 1'],
    ['number', {}, '12.5', '/f must be a number'],
    ['number', {}, JSON.parse('1e400'), '/f must be a number'],
    ['boolean', {}, 'true', '/f must be a boolean'],
    ['date', {}, '2023-02-29', '/f must be a date (YYYY-MM-DD)'],
    ['date', {}, '29.02.2024', '/f must be a date (YYYY-MM-DD)'],
    ['date', { 'min-date': '2024-01-01' }, '2023-12-31', '/f must not be before 2024-01-01'],
    ['date', { 'max-date': '2024-01-01' }, '2024-01-02', '/f must not be after 2024-01-01'],
    ['datetime', {}, '2024-02-29', '/f must be an ISO 8601 datetime'],
    ['datetime', {}, '2023-02-29T10:00:00Z', '/f must be an ISO 8601 datetime'],
    ['datetime', {}, '2024-02-29T25:00:00Z', '/f must be an ISO 8601 datetime'],
    ['datetime', {}, 1_709_251_199, '/f must be an ISO 8601 datetime'],
    ['email-address', {}, 'ada', '/f must be an email address'],
    ['choices', options, 'blue', '/f is not included in the list of options'],
    ['choices', options, '', '/f is not included in the list of options'],
    ['multi-choices', options, 'red', '/f must be an array'],
    ['multi-choices', options, [], '/f must not be empty'],
    ['multi-choices', options, ['red', 'blue'], '/f/1 is not included in the list of options'],
    ['array', lines, { 0: 1 }, '/f must be an array'],
    ['array', lines, [1, -1], '/f/1 must be at least 0'],
    ['hash', person, 'Jane', '/f must be a hash'],
    ['hash', person, {}, '/f/name must be filled'],
    ['hash', person, { name: 'Jane', age: 3 }, '/f/age is not a known key'],
    ['hash', person, { name: 'Jane', 'a/b': 'x' }, '/f/a~1b must be an integer'],
    ['file', {}, 'x.pdf', '/f must be a file with filename and data'],
    ['file', {}, { filename: 'x.pdf', data: 'not base64' }, '/f data must be base64'],
    ['file', { 'max-file-size-bytes': 2 }, pdf, '/f File must be under 2 bytes'],
    ['file', {}, { filename: 'x.exe', data: 'AAAA' }, '/f File type is not supported'],
    ['string', { required: true }, null, '/f must be filled'],
  ])('%s %j: %j', (type, config, value, problem) => {
    expect(said(type, config, value)).toEqual([problem])
  })
})

describe('the fields of a case', () => {
  const schemas = [
    { type: 'string', key: 'id', label: 'Alert ID', config: { required: true, 'write-policy': 'write_once' } },
    { type: 'string', key: 'kind', config: { required: true }, 'default-value': 'wire' },
    { type: 'string', key: 'old', config: { required: true, 'archived-at': '2024-01-01T00:00:00.000Z' } },
  ]
  const at = (key: string) => `/data/attributes/fields/${key}`

  it('name each missing required field, unless it has a default or is no longer active', () => {
    expect(checkFields(schemas, {}, null, true)).toEqual([{ pointer: at('id'), details: 'Alert ID must be filled' }])
    expect(checkFields(schemas, {}, null, false)).toEqual([])
  })

  it('refuse keys that the template has not, odd ones too', () => {
    const fields = JSON.parse('{"id":"1","__proto__":1,"a/b~c":2,"constructor":3}')
    expect(checkFields(schemas, fields, null, true).map(each => each.pointer)).toEqual([
      at('__proto__'),
      at('a~1b~0c'),
      at('constructor'),
    ])
  })

  it('refuse a write to what is no longer active', () => {
    expect(checkFields(schemas, { id: '1', old: 'x' }, null, true)).toEqual([
      { pointer: at('old'), details: 'old is no longer active' },
    ])
  })

  it('let a write-once field be written once', () => {
    const filled = { id: { type: 'string', value: '1' } }
    const problem = { pointer: at('id'), details: 'Alert ID can only be written once' }
    expect(checkFields(schemas, { id: '2' }, filled, false)).toEqual([problem])
    expect(checkFields(schemas, { id: '2' }, {}, false)).toEqual([])
    expect(checkFields(schemas, { kind: 'x' }, filled, false)).toEqual([])
  })
})
