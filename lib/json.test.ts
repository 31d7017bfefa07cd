import fc from 'fast-check'
import { parse as parseLossless } from 'lossless-json'
import { describe, expect, test } from 'vitest'
import { canonicalHash } from './canonical-hash.ts'
import { canonicalJson, idText, type PayloadValue, parsePayload, plainJson, SourceNumber, wellFormed } from './json.ts'

const bytes = (text: string) => Buffer.from(text)
const parsed = (text: string) => {
  const result = parsePayload(bytes(text))
  if (!result.ok) throw new Error(result.problems[0]?.problem)
  return result.value
}
const problemsOf = (input: Uint8Array) => {
  const result = parsePayload(input)
  return result.ok ? [] : result.problems
}
const nested = (levels: number) => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`

describe('parsePayload', () => {
  test('keeps numbers as they were written', () => {
    const { id, amount, huge } = parsed('{"id": 9007199254740993, "amount": 10.50, "huge": 1e400}')
    expect([id, amount, huge]).toEqual([
      new SourceNumber('9007199254740993'),
      new SourceNumber('10.50'),
      new SourceNumber('1e400'),
    ])
  })

  test('lets the last of a repeated key count', () => {
    expect(parsed('{"a": [1, 2.0], "a": {"b": 3.0}}')).toEqual({ a: { b: new SourceNumber('3.0') } })
  })

  test('takes __proto__ for a key like any other', () => {
    const payload = parsed('{"__proto__": {"admin": true}, "constructor": 1}')
    expect(Object.keys(payload)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(payload)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).admin).toBeUndefined()
  })

  test('accepts lone surrogates and a byte order mark', () => {
    expect(parsed('{"a": "\\ud800"}')).toEqual({ a: '\ud800' })
    expect(parsed('\ufeff{"a": null}')).toEqual({ a: null })
  })

  test.each([
    ['', /not JSON/],
    ['{"a":', /not JSON/],
    ['{a: 1}', /line 1, column 2/],
    ['[]', /no object/],
    ['"text"', /no object/],
    ['null', /no object/],
    ['12', /no object/],
    ['{"a": NaN}', /not JSON/],
  ])('refuses %j', (text, words) => {
    expect(problemsOf(bytes(text))).toEqual([{ path: '', problem: expect.stringMatching(words) }])
  })

  test('refuses what is not UTF-8', () => {
    expect(problemsOf(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))[0]?.problem).toMatch(/UTF-8/)
  })

  test('names the place of a NUL character', () => {
    expect(problemsOf(bytes('{"a": [{"b c.d": "x\\u0000"}]}'))[0]).toEqual({
      path: 'a[0]["b c.d"]',
      problem: expect.stringMatching(/NUL/),
    })
    expect(problemsOf(bytes('{"a": {"k\\u0000": 1}}'))[0]?.path).toBe('a')
  })

  test('accepts 64 levels and refuses the 65th by its path', () => {
    expect(problemsOf(bytes(nested(64)))).toEqual([])
    expect(problemsOf(bytes(nested(65)))).toEqual([
      { path: Array(64).fill('a').join('.'), problem: expect.stringMatching(/64 levels/) },
    ])
  })

  test('survives a megabyte of brackets, closed or not', () => {
    expect(problemsOf(bytes('['.repeat(1 << 20)))[0]?.problem).toMatch(/not JSON/)
    expect(problemsOf(bytes(`{"a":${'['.repeat(500_000)}${']'.repeat(500_000)}}`))[0]?.problem).toMatch(/64 levels/)
  })

  test('repeats no value of the payload in a problem', () => {
    for (const text of ['{"name": "Bo Secret", }', '{"name": Secret}', 'Secret']) {
      expect(JSON.stringify(problemsOf(bytes(text)))).not.toMatch(/Secret/)
    }
  })

  test('reads what a second parser reads', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 5 })), object => {
        const text = JSON.stringify(object)
        fc.pre(!text.includes('\\u0000'))
        const second = parseLossless(text, undefined, source => new SourceNumber(source))
        expect(parsed(text)).toEqual(second)
      }),
    )
  })
})

describe('canonicalHash', () => {
  test('does not see the order of keys or white space', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), object => {
        const text = JSON.stringify(object)
        fc.pre(!text.includes('\\u0000'))
        const shuffled = JSON.stringify(reverseKeys(object), null, 3)
        expect(canonicalHash(parsed(shuffled))).toBe(canonicalHash(parsed(text)))
      }),
    )
  })

  test.each([
    ['{"a": 1}', '{"a": 1.0}'],
    ['{"a": 9007199254740993}', '{"a": 9007199254740992}'],
    ['{"a": 1e400}', '{"a": 2e400}'],
    ['{"a": "1"}', '{"a": 1}'],
    ['{"a": "\\ud800"}', '{"a": "\\ud801"}'],
    ['{"a": [1, 2]}', '{"a": [2, 1]}'],
    ['{"a": null}', '{}'],
  ])('tells %s from %s', (one, other) => {
    expect(canonicalHash(parsed(one))).not.toBe(canonicalHash(parsed(other)))
  })

  test('is the SHA-256 of the canonical text', () => {
    expect(canonicalJson(parsed('{"b": [1.0, null], "a": "x"}'))).toBe('{"a":"x","b":[1.0,null]}')
    expect(canonicalHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  })
})

test('wellFormed replaces each half of a surrogate pair, in keys too, and leaves the rest', () => {
  expect(wellFormed({ 'k\ud83d': ['\ud83d\ude00', 'a\udc00b', 1.5, null, true] })).toEqual({
    'k\ufffd': ['\ud83d\ude00', 'a\ufffdb', 1.5, null, true],
  })
})

test('plainJson gives JavaScript numbers, and null for what is none', () => {
  expect(plainJson(parsed('{"a": [1.50, {"b": 1e400}]}'))).toEqual({ a: [1.5, { b: null }] })
})

test.each<[PayloadValue | undefined, string | undefined]>([
  ['A-1', 'A-1'],
  ['1', '1'],
  [new SourceNumber('1'), '1'],
  [new SourceNumber('9007199254740993'), '9007199254740993'],
  ['', undefined],
  [null, undefined],
  [true, undefined],
  [{}, undefined],
  [[], undefined],
  [undefined, undefined],
  ['a\ud800', 'a\\ud800'],
])('idText of %j is %j', (value, text) => {
  expect(idText(value)).toBe(text)
})

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reverseKeys(member)]),
  )
}
