import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseInput } from './parse-input.ts'

const lines = (schema: z.ZodType, input: unknown, at: (string | number)[] = []) => {
  const result = parseInput(schema, input, at)
  return result.ok ? [] : result.problems.map(({ path, problem }) => `${path}: ${problem}`)
}
const person = z.strictObject({
  name: z.string().min(2).max(3),
  age: z.number().min(1).max(9).optional(),
  tags: z.array(z.string()).max(1).optional(),
})

describe('parseInput', () => {
  test('gives what the schema makes of it', () => {
    expect(parseInput(z.string().transform(Number), '5')).toEqual({ ok: true, value: 5 })
  })

  test('refuses a NUL character wherever it stands', () => {
    expect(lines(person, { name: 'B\0o' })).toEqual(['name: This carries a NUL character. Send it without.'])
    expect(lines(z.record(z.string(), z.string()), { 'a\0': 'b' }, ['map'])).toEqual([
      'map: This carries a NUL character. Send it without.',
    ])
  })

  test.each<[z.ZodType, unknown, string[]]>([
    [person, { name: 'Bo' }, []],
    [person, {}, ['name: is missing; give a text']],
    [person, { name: 5 }, ['name: must be a text']],
    [person, { name: 'B' }, ['name: must have at least 2 characters']],
    [person, { name: 'Bosse' }, ['name: must have at most 3 characters']],
    [person, { name: 'Bo', age: 0 }, ['age: must be at least 1']],
    [person, { name: 'Bo', age: 10 }, ['age: must be at most 9']],
    [person, { name: 'Bo', age: '5' }, ['age: must be a number']],
    [person, { name: 'Bo', tags: ['a', 5] }, ['tags: must have at most 1']],
    [
      person,
      { name: 'Bo', x: 1, 'y.z': 2 },
      [
        'x: is not known here; use name, age or tags, or leave it out',
        '["y.z"]: is not known here; use name, age or tags, or leave it out',
      ],
    ],
    [person, 'text', [': must be an object with named values']],
    [z.enum(['a', 'b', 'c']), 'd', [': is not supported; use a, b or c']],
    [z.literal('a'), undefined, [': is missing; use a']],
    [z.number().gt(5), 5, [': must be more than 5']],
    [z.boolean(), 'yes', [': must be true or false']],
    [z.string().regex(/x/, 'must hold an x'), 'y', [': must hold an x']],
  ])('%# names each fault with its mend', (schema, input, expected) => {
    expect(lines(schema, input).sort()).toEqual([...expected].sort())
  })

  test('grows the path from where the input stands', () => {
    expect(lines(person, { name: 5 }, ['people', 3])).toEqual(['people[3].name: must be a text'])
    expect(lines(person, null, ['people', 3])).toEqual(['people[3]: must be an object with named values'])
  })

  test('speaks of the shape that was meant among several', () => {
    const either = z.union(
      [
        z.string(),
        z.strictObject({ path: z.string(), from: z.string().optional() }),
        z.strictObject({ value: z.number() }),
      ],
      'must be a path or a value',
    )
    expect(lines(either, { path: 'a', form: 1 })).toEqual([
      'form: is not known here; use path or from, or leave it out',
    ])
    expect(lines(either, { value: 'a' })).toEqual(['value: must be a number'])
    expect(lines(either, {})).toEqual([': must be a path or a value'])
    expect(lines(either, 5)).toEqual([': must be a path or a value'])
  })

  test('repeats no value', () => {
    expect(lines(person, { name: 'sesame', age: 'sesame' }).join()).not.toContain('sesame')
    expect(lines(z.enum(['a']), 'sesame').join()).not.toContain('sesame')
  })
})
