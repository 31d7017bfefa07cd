import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PayloadValue, parseValue, SourceNumber } from '#lib/json.ts'
import { checkAnswer } from '#lib/templates/answers-schema.ts'
import type { Field, Settings } from '#lib/templates/field-types.ts'
import { convert } from './convert.ts'

const n = (source: string) => new SourceNumber(source)
const options = ['structuring', '7', 'true'].map(value => ({ value, label: value }))
const group: Settings = {
  type: 'hash',
  fields: [
    { key: 'name', label: 'Name', type: 'string' },
    { key: 'born', label: 'Born', type: 'date' },
  ],
}

describe('convert', () => {
  test.each<[Settings, PayloadValue, unknown]>([
    [{ type: 'string' }, 'Bo', 'Bo'],
    [{ type: 'string' }, n('9007199254740993'), '9007199254740993'],
    [{ type: 'string' }, n('1.0'), '1.0'],
    [{ type: 'string' }, 'a\ud800b', 'a\ufffdb'],
    [{ type: 'email-address' }, 'bo@x.example', 'bo@x.example'],
    [{ type: 'integer' }, n('12'), 12],
    [{ type: 'integer' }, n('1.2e1'), 12],
    [{ type: 'integer' }, '12', 12],
    [{ type: 'number' }, n('12.50'), 12.5],
    [{ type: 'number' }, '12.50', 12.5],
    [{ type: 'boolean' }, false, false],
    [{ type: 'date' }, '2026-11-24', '2026-11-24'],
    [{ type: 'choices', options }, 'structuring', 'structuring'],
    [{ type: 'choices', options }, n('7'), '7'],
    [{ type: 'choices', options }, true, 'true'],
    [{ type: 'multi-choices', options }, 'structuring', ['structuring']],
    [{ type: 'multi-choices', options }, ['structuring', n('7'), 'structuring', null], ['structuring', '7']],
    [{ type: 'array', items: { type: 'string' } }, ['a', n('1')], ['a', '1']],
    [{ type: 'array', items: { type: 'string' } }, 'a', ['a']],
    [{ type: 'array', items: { type: 'number' } }, [], []],
    [group, { name: 'Bo', born: null }, { name: 'Bo' }],
    [{ ...group, ignoreUnknownKeys: true }, { name: 'Bo', x: n('1') }, { name: 'Bo' }],
    [{ type: 'json' }, { a: [n('1.50'), null, true], __proto__x: 'y' }, { a: [1.5, null, true], __proto__x: 'y' }],
  ])('%j takes %j', (settings, raw, value) => {
    expect(convert(raw, settings)).toEqual({ value })
  })

  test.each<[Settings, PayloadValue, string, RegExp]>([
    [{ type: 'string' }, true, '', /is no text/],
    [{ type: 'string' }, ['a'], '', /is a list/],
    [{ type: 'string' }, { a: 'b' }, '', /is an object/],
    [{ type: 'email-address' }, n('1'), '', /is no text/],
    [{ type: 'integer' }, n('9007199254740993'), '', /more digits/],
    [{ type: 'integer' }, n('1.5'), '', /whole number/],
    [{ type: 'integer' }, '1,234', '', /whole number/],
    [{ type: 'number' }, '1,234', '', /no number/],
    [{ type: 'number' }, '', '', /no number/],
    [{ type: 'number' }, n('0.10000000000000000001'), '', /more digits/],
    [{ type: 'number' }, n('1e400'), '', /more digits/],
    [{ type: 'number' }, true, '', /no number/],
    [{ type: 'boolean' }, 'true', '', /neither true nor false/],
    [{ type: 'boolean' }, n('1'), '', /neither true nor false/],
    [{ type: 'date' }, '24.11.2026', '', /from: epoch-s/],
    [{ type: 'choices', options }, 'Structuring', '', /none of the field’s options/],
    [{ type: 'choices', options }, ['structuring'], '', /none of the field’s options/],
    [{ type: 'multi-choices', options }, ['structuring', 'x'], '1', /none of the field’s options/],
    [{ type: 'array', items: { type: 'integer' } }, [n('1'), 'x'], '1', /whole number/],
    [group, { name: 'Bo', x: n('1') }, 'x', /has no field in this group/],
    [group, { name: ['Bo'] }, 'name', /is a list/],
    [group, 'Bo', '', /is no object/],
    [{ type: 'json' }, { a: [n('9007199254740993')] }, 'a.0', /more digits/],
    [{ type: 'file' }, 'a.pdf', '', /a person adds files/],
  ])('%j refuses %j at %s', (settings, raw, path, words) => {
    const converted = convert(raw, settings)
    if (!('problems' in converted)) throw new Error('it was taken')
    expect(converted.problems.map(problem => problem.path.join('.'))).toEqual([path])
    expect(converted.problems[0]?.problem).toMatch(words)
  })

  test('writes a time as the field takes it, in lists and groups too', () => {
    expect(convert(n('1570062682'), { type: 'datetime' }, 'epoch-s')).toEqual({ value: '2019-10-03T00:31:22.000Z' })
    expect(convert(n('1570062682'), { type: 'string' }, 'epoch-s')).toEqual({ value: '2019-10-03T00:31:22.000Z' })
    expect(convert('20191003', { type: 'string' }, 'yyyymmdd')).toEqual({ value: '2019-10-03' })
    expect(convert(['20191003'], { type: 'array', items: { type: 'date' } }, 'yyyymmdd')).toEqual({
      value: ['2019-10-03'],
    })
  })

  test('gives a value that the field takes, or a problem, whatever was sent', () => {
    const types: Settings[] = [
      { type: 'string', maxLength: 1024 },
      { type: 'integer' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'date' },
      { type: 'datetime' },
      { type: 'choices', options },
      { type: 'multi-choices', options },
      { type: 'array', items: { type: 'number' } },
      { type: 'json' },
      group,
    ]
    const sent = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('2026-11-24', 7, ['structuring'], { name: 'Bo' }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...types), sent, (settings, value) => {
        const raw = parseValue(JSON.stringify(value))
        fc.pre(raw.ok && raw.value !== null && !JSON.stringify(value).includes('[null') && value !== '')
        if (!raw.ok) return
        const converted = convert(raw.value, settings)
        const field = { key: 'f', label: 'F', ...settings } as Field
        if ('value' in converted) expect(checkAnswer(field, converted.value)).toEqual([])
        else expect(converted.problems.length).toBeGreaterThan(0)
      }),
    )
  })
})
