import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PayloadObject, parsePayload } from '#lib/json.ts'
import { pathText } from '#lib/path.ts'
import { normalPath, parsePath, placesOf, readPath } from './path.ts'

const read = (text: string): PayloadObject => {
  const result = parsePayload(Buffer.from(text))
  if (!result.ok) throw new Error('no payload')
  return result.value
}

describe('parsePath', () => {
  test.each<[string, (string | number)[]]>([
    ['a', ['a']],
    ['alert.id', ['alert', 'id']],
    ['a[0].b', ['a', 0, 'b']],
    ['a[0][12]', ['a', 0, 12]],
    ['["a.b"].c', ['a.b', 'c']],
    ['a["b\\"]"]', ['a', 'b"]']],
    ['first name.x', ['first name', 'x']],
    ['@type.$t.ns:tag.a-b', ['@type', '$t', 'ns:tag', 'a-b']],
    ['__proto__.x', ['__proto__', 'x']],
  ])('%s', (text, steps) => {
    expect(parsePath(text)).toEqual({ ok: true, value: steps })
  })

  test.each<[string, RegExp]>([
    ['', /is empty/],
    ['  ', /is empty/],
    ['.a', /character 1/],
    ['a.', /character 2/],
    ['a..b', /character 2/],
    ['a[', /character 2/],
    ['a[x]', /character 2/],
    ['a[-1]', /character 2/],
    ['a["b]', /character 2/],
    ["a['b']", /character 2/],
    ['a[0]b', /character 5/],
    ['a]', /character 2/],
    ['a["\\x"]', /character 2/],
  ])('refuses %j', (text, words) => {
    expect(parsePath(text)).toMatchObject({
      ok: false,
      problems: [{ path: '', problem: expect.stringMatching(words) }],
    })
  })

  test('reads back what pathText writes', () => {
    const steps = fc.array(fc.oneof(fc.string({ minLength: 0 }), fc.nat(1_000_000)), { minLength: 1 })
    fc.assert(
      fc.property(steps, path => {
        expect(parsePath(pathText(path))).toEqual({ ok: true, value: path })
      }),
    )
  })

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(typeof parsePath(text).ok).toBe('boolean')
      }),
    )
  })
})

describe('readPath', () => {
  const payload = read(`{
    "alert": {"id": "A-1", "none": null},
    "rules": [{"name": "R1", "hits": [{"n": "x"}, {"n": "y"}]}, {"code": "R2"}, {"name": "R7", "hits": [{"n": "z"}]}],
    "a.b": {"c": true},
    "empty": []
  }`)

  test.each<[string, unknown]>([
    ['alert.id', 'A-1'],
    ['alert.none', null],
    ['rules[2].name', 'R7'],
    ['rules.name', ['R1', 'R7']],
    ['rules.hits.n', ['x', 'y', 'z']],
    ['rules.name[1]', 'R7'],
    ['["a.b"].c', true],
    ['alert.missing', undefined],
    ['alert.id.length', undefined],
    ['alert[0]', undefined],
    ['rules[9]', undefined],
    ['rules.length', undefined],
    ['rules.missing', undefined],
    ['empty.name', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['alert.__proto__.toString', undefined],
    ['not a [path', undefined],
  ])('%s', (path, value) => {
    expect(readPath(payload, path)).toEqual(value)
  })

  test('sees __proto__ as a key when it was sent', () => {
    expect(readPath(read('{"__proto__": {"x": "y"}}'), '__proto__.x')).toBe('y')
  })

  test('reads the whole payload of a split one, and a key of that name otherwise', () => {
    const whole = read('{"batch": "B-9"}')
    expect(readPath(payload, '$payload.batch', whole)).toBe('B-9')
    expect(readPath(whole, '$payload.batch')).toBe('B-9')
    expect(readPath(read('{"$payload": {"batch": "own"}}'), '$payload.batch')).toBe('own')
  })

  test('never throws and never leaves the payload, whatever the path', () => {
    const names = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'length', 'a', 'b')
    const paths = fc.array(fc.oneof(names, fc.nat(3), fc.string()), { minLength: 1 })
    const members = fc.dictionary(names, fc.jsonValue({ maxDepth: 3 }))
    fc.assert(
      fc.property(members, paths, (object, path) => {
        const sent = read(JSON.stringify(object).replaceAll('\\u0000', ''))
        const found = readPath(sent, pathText(path))
        expect(typeof found === 'function' || found === Object.prototype).toBe(false)
      }),
    )
  })

  test('says which places a path reads', () => {
    expect(placesOf(payload, 'rules.name')).toEqual(['rules[0].name', 'rules[2].name'])
    expect(placesOf(payload, 'alert.missing')).toEqual([])
    expect(placesOf(payload, 'a..b')).toEqual([])
  })
})

test.each([
  ['["a"]["b"][0]', 'a.b[0]'],
  ['["a.b"]', '["a.b"]'],
  ['a..b', 'a..b'],
])('normalPath spells %s as %s', (text, normal) => {
  expect(normalPath(text)).toBe(normal)
})
