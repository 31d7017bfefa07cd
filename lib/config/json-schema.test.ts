import { Validator } from '@cfworker/json-schema'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { wholeConfig } from '#lib/testing/config-file.ts'
import { configJsonSchema } from './json-schema.ts'

const validator = new Validator(configJsonSchema(), '2020-12', false)
type Plain = { templates: { fields: object[] }[]; sources: object[] }
const whole = (): Plain => parse(wholeConfig)

test('the JSON Schema takes what an import takes', () => {
  expect(validator.validate(whole()).errors).toEqual([])
})

test.each<[string, (plain: Plain) => void]>([
  ['an unknown key of a source', plain => Object.assign(plain.sources[0] ?? {}, { colour: 'red' })],
  ['an unknown type of a field', plain => Object.assign(plain.templates[0]?.fields[0] ?? {}, { type: 'float' })],
  ['a setting of another type', plain => Object.assign(plain.templates[0]?.fields[0] ?? {}, { min: 1 })],
  ['another version of the format', plain => Object.assign(plain, { caseport: 2 })],
])('the JSON Schema refuses %s', (_what, change) => {
  const plain = whole()
  change(plain)
  expect(validator.validate(plain).valid).toBe(false)
})
