import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatAge,
  formatClock,
  formatDay,
  formatExact,
  formatRelative,
  formatSpan,
  formatStamp,
  formatTime,
} from './format-when.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const at = Date.parse('2026-11-24T12:42:19.204Z')
const newYork = 'America/New_York'

test('the exact time is in the institution’s zone and names it', () => {
  expect(formatExact(at, newYork)).toBe('Tue 24 Nov 2026, 07:42:19 EST')
  expect(formatExact(at, 'UTC')).toBe('Tue 24 Nov 2026, 12:42:19 UTC')
  expect(formatExact(Date.parse('2026-07-01T04:00:00Z'), newYork)).toBe('Wed 1 Jul 2026, 00:00:00 EDT')
})

test('the hour that summer time repeats is told apart by its zone', () => {
  expect(formatExact(Date.parse('2026-11-01T05:30:00Z'), newYork)).toBe('Sun 1 Nov 2026, 01:30:00 EDT')
  expect(formatExact(Date.parse('2026-11-01T06:30:00Z'), newYork)).toBe('Sun 1 Nov 2026, 01:30:00 EST')
})

test('clock, time and day are parts of the same', () => {
  expect(formatClock(at, newYork)).toBe('Tue 07:42 EST')
  expect(formatTime(at, newYork)).toBe('07:42:19')
  expect(formatTime(at, newYork, true)).toBe('07:42:19.204')
  expect(formatTime(at - 200, newYork, true)).toBe('07:42:19.004')
  expect(formatDay(at, newYork, at)).toBe('24 Nov')
  expect(formatDay(Date.parse('2025-09-02T12:00:00Z'), newYork, at)).toBe('2 Sep 2025')
})

test('a stamp is a time today and a day before; today is the institution’s', () => {
  const now = Date.parse('2026-11-25T02:00:00Z')
  expect(formatStamp(at, newYork, now)).toBe('07:42:19')
  expect(formatStamp(at, 'UTC', now)).toBe('24 Nov, 12:42')
})

test.each([
  [-5, '0 s'],
  [12_900, '12 s'],
  [58 * minute + 59_999, '58 min'],
  [hour, '1 h'],
  [3 * hour + 10 * minute, '3 h 10 min'],
  [4 * hour + 50 * minute, '4 h'],
  [23 * hour + 59 * minute, '23 h'],
  [day, '1 d'],
  [30 * hour + 30 * minute, '1 d 6 h'],
  [11 * day + 5 * hour, '11 d'],
])('%d ms is %s', (span, words) => {
  expect(formatSpan(span)).toBe(words)
})

test.each([
  [at - 20_000, 'now'],
  [at + 20_000, 'now'],
  [at - 41 * minute, '41 min ago'],
  [at - 3 * hour, '3 h ago'],
  [at - 2 * day, '2 d ago'],
  [at + 20 * minute, 'in 20 min'],
  [at - 40 * day, '15 Oct'],
  [at - 400 * day, '20 Oct 2025'],
])('%d is %s', (time, words) => {
  expect(formatRelative(time, at, newYork)).toBe(words)
})

test('an age never says more than has passed', () => {
  const units: Record<string, number> = { now: 0, s: 1000, min: minute, h: hour, d: day }
  fc.assert(
    fc.property(fc.nat({ max: 100 * day }), span => {
      for (const words of [formatAge(span), formatSpan(span)]) {
        const said = [...words.matchAll(/(\d+) (\w+)/g)].reduce(
          (sum, [, n, unit]) => sum + Number(n) * (units[unit ?? ''] ?? Number.NaN),
          0,
        )
        expect(said).toBeLessThanOrEqual(span)
      }
    }),
  )
})
