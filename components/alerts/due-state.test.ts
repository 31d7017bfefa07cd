import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueState } from './due-state.ts'

const minute = 60_000
const hour = 60 * minute
const due = 20 * hour

test.each([
  [0, 'calm', '20 h'],
  [13 * hour, 'calm', '7 h'],
  [14 * hour, 'soon', '6 h'],
  [18 * hour - 1, 'soon', '2 h'],
  [18 * hour, 'late', '2 h'],
  [19 * hour + 2 * minute, 'late', '58 min'],
  [due - 1, 'late', '0 s'],
  [due, 'over', 'over'],
  [due + 40 * hour, 'over', '1 d over'],
  [22 * hour + 50 * minute, 'over', '2 h over'],
  [80 * hour, 'over', '2 d over'],
])('after %d ms of 20 h it is %s, %s', (now, is, words) => {
  expect(dueState(0, due, now)).toMatchObject({ is, words })
})

test('nothing runs for what is closed', () => {
  expect(dueState(0, due, 30 * hour, true)).toMatchObject({ is: 'ended', words: '' })
})

test('a clock that was due on arrival, or begins later, still has a share between 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer(), (received, dueAt, now) => {
      const { share } = dueState(received, dueAt, now)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }),
  )
})

test('it only ever gets worse', () => {
  const order = ['calm', 'soon', 'late', 'over']
  fc.assert(
    fc.property(fc.nat({ max: 40 * hour }), fc.nat({ max: 40 * hour }), (one, other) => {
      const earlier = dueState(0, due, Math.min(one, other)).is
      const later = dueState(0, due, Math.max(one, other)).is
      expect(order.indexOf(later)).toBeGreaterThanOrEqual(order.indexOf(earlier))
    }),
  )
})
