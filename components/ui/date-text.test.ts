import { expect, test } from 'vitest'
import { dateProblem, plainDate, showDate } from './date-text.ts'

test.each([
  ['2026-11-24', '2026-11-24', '24 Nov 2026'],
  ['20261124', '2026-11-24', '24 Nov 2026'],
  ['2026-1-5', '2026-01-05', '5 Jan 2026'],
  [' 24 Nov 2026 ', '2026-11-24', '24 Nov 2026'],
  ['24 november 2026', '2026-11-24', '24 Nov 2026'],
  ['2024-02-29', '2024-02-29', '29 Feb 2024'],
])('%s is %s and reads %s', (typed, plain, shown) => {
  expect(dateProblem(typed)).toBeNull()
  expect(plainDate(typed)).toBe(plain)
  expect(showDate(typed)).toBe(shown)
})

test.each([
  ['2026-11-31', 'November has 30 days'],
  ['2026-02-30', 'February has 28 days'],
  ['2026-02-29', '2026 has no 29 February'],
  ['2026-13-01', 'There is no month 13; write YYYY-MM-DD'],
  ['2026-04-00', 'April has 30 days'],
  ['11/24/2026', 'Write the date as YYYY-MM-DD'],
  ['soon', 'Write the date as YYYY-MM-DD'],
])('%s is kept as typed, and the mend is: %s', (typed, problem) => {
  expect(dateProblem(typed)).toBe(problem)
  expect(plainDate(typed)).toBe(typed)
  expect(showDate(typed)).toBe(typed)
})

test('an empty date is nothing to mend here', () => {
  expect(dateProblem('  ')).toBeNull()
})
