import { expect, test } from 'vitest'
import { bearerKey, hashKey, keyMatches, newKey } from './bearer-key.ts'

const of = (value: string) => bearerKey(new Headers({ authorization: value }))

test('a new key is found again in its header and matches its own hash alone', () => {
  const [key, other] = [newKey(), newKey()]
  expect(key).toMatch(/^cpk_[\w-]{43}$/)
  expect(of(`Bearer ${key}`)).toBe(key)
  expect(of(`bearer  ${key}`)).toBe(key)
  expect(keyMatches(key, hashKey(key))).toBe(true)
  expect(keyMatches(other, hashKey(key))).toBe(false)
  expect(keyMatches(key, 'short')).toBe(false)
})

test.each(['', 'Bearer', 'Bearer ', 'Basic dG06eA==', 'cpk_x', 'Bearer a b', 'Bearer a, Bearer a', 'Bearer "a"'])(
  'there is no key in %j',
  value => {
    expect(of(value)).toBeUndefined()
  },
)

test('there is no key without a header, nor in one that was sent twice', () => {
  expect(bearerKey(new Headers())).toBeUndefined()
  const twice = new Headers()
  twice.append('authorization', 'Bearer a')
  twice.append('authorization', 'Bearer a')
  expect(bearerKey(twice)).toBeUndefined()
})
