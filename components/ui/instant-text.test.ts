import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantProblem, plainInstant, showInstant, typeInstant } from './instant-text.ts'

const newYork = 'America/New_York'

test.each([
  ['2026-11-24 10:41', '2026-11-24T15:41:00Z', '24 Nov 2026, 10:41 EST'],
  ['2026-07-01 00:00:07', '2026-07-01T04:00:07Z', '1 Jul 2026, 00:00:07 EDT'],
  ['24 Nov 2026, 10:41', '2026-11-24T15:41:00Z', '24 Nov 2026, 10:41 EST'],
  ['2026-11-24T10:41', '2026-11-24T15:41:00Z', '24 Nov 2026, 10:41 EST'],
  ['2026-11-24T16:41:00+01:00', '2026-11-24T15:41:00Z', '24 Nov 2026, 10:41 EST'],
  ['2026-11-24T15:41:00.250Z', '2026-11-24T15:41:00.250Z', '24 Nov 2026, 10:41 EST'],
])('%s is %s and reads %s', (typed, plain, shown) => {
  expect(instantProblem(typed, newYork)).toBeNull()
  expect(plainInstant(typed, newYork)).toBe(plain)
  expect(showInstant(plain, newYork)).toBe(shown)
})

test('an hour that comes twice is the first one, an hour that never comes is named', () => {
  expect(plainInstant('2026-11-01 01:30', newYork)).toBe('2026-11-01T05:30:00Z')
  expect(instantProblem('2026-03-08 02:30', newYork)).toBe('The clocks skip this hour; take one before or after')
  expect(plainInstant('2026-03-08 01:59', newYork)).toBe('2026-03-08T06:59:00Z')
  expect(plainInstant('2026-03-08 03:00', newYork)).toBe('2026-03-08T07:00:00Z')
})

test.each([
  ['2026-11-31 10:00', 'November has 30 days'],
  ['2026-11-24 24:00', 'A day goes from 00:00 to 23:59'],
  ['2026-11-24', 'Write the time as YYYY-MM-DD HH:MM'],
  ['noon', 'Write the time as YYYY-MM-DD HH:MM'],
  ['2026-02-30T10:00:00Z', 'February has 28 days'],
])('%s is kept as typed, and the mend is: %s', (typed, problem) => {
  expect(instantProblem(typed, newYork)).toBe(problem)
  expect(plainInstant(typed, newYork)).toBe(typed)
})

test('an instant shown for typing is taken back as the same instant, but for the second of a doubled hour', () => {
  const zones = fc.constantFrom('UTC', newYork, 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Berlin')
  fc.assert(
    fc.property(fc.integer({ min: 946_684_800, max: 2_000_000_000 }), zones, (seconds, zone) => {
      const text = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
      const back = plainInstant(typeInstant(text, zone), zone)
      expect(typeInstant(back, zone)).toBe(typeInstant(text, zone))
      expect([0, 1_800_000, 3_600_000]).toContain(Date.parse(text) - Date.parse(back))
    }),
  )
})
