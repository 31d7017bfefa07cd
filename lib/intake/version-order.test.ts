import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareVersions } from './version-order.ts'

test.each([
  ['2', '10'],
  ['1570062682', '1570062683'],
  ['9007199254740992', '9007199254740993'],
  ['1.5', '1.50001'],
  ['-2', '-1'],
  ['0.1', '1'],
  ['2024-05-01T10:00:00Z', '2024-05-01T10:00:00.001Z'],
  ['2024-05-01T12:00:00+02:00', '2024-05-01T10:00:01Z'],
  ['2024-05-01T10:00:00.000001Z', '2024-05-01T10:00:00.000002Z'],
  ['20240501', '20240502'],
  ['v1', 'v2'],
  ['a', 'b'],
])('%s is older than %s', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0)
  expect(compareVersions(newer, older)).toBeGreaterThan(0)
})

test.each([
  ['7', '7.0'],
  ['2024-05-01T12:00:00+02:00', '2024-05-01T10:00:00Z'],
  ['v1', 'v1'],
])('neither of %s and %s is newer', (a, b) => {
  expect(compareVersions(a, b)).toBe(0)
})

test('numbers compare as numbers however they are written', () => {
  fc.assert(
    fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
      const order = compareVersions(String(a), String(b))
      expect(Math.sign(order)).toBe(a === b ? 0 : a > b ? 1 : -1)
    }),
  )
})

test('of any two texts at most one is newer', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(Math.sign(compareVersions(a, b)) + Math.sign(compareVersions(b, a))).toBe(0)
    }),
  )
})
