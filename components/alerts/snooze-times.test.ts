import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf, snoozeTimes, wallTime } from './snooze-times.ts'

const zones = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns']

describe('the usual snoozes', () => {
  test('are mornings in the institution’s zone', () => {
    const tuesday = Date.parse('2026-11-24T15:42:00Z')
    expect(snoozeTimes(tuesday, 'America/New_York').map(({ words, until }) => [words, until.toISOString()])).toEqual([
      ['Tomorrow 9:00', '2026-11-25T14:00:00.000Z'],
      ['In 3 days', '2026-11-27T14:00:00.000Z'],
      ['Next week, Monday', '2026-11-30T14:00:00.000Z'],
    ])
  })

  test('on a Monday, next week is seven days away', () => {
    const monday = Date.parse('2026-11-23T08:00:00Z')
    expect(snoozeTimes(monday, 'UTC')[2]?.until.toISOString()).toBe('2026-11-30T09:00:00.000Z')
  })

  test('stay at 9:00 across a change of clocks', () => {
    const before = Date.parse('2026-10-31T12:00:00Z')
    expect(snoozeTimes(before, 'America/New_York')[0]?.until.toISOString()).toBe('2026-11-01T14:00:00.000Z')
  })

  test('always lie ahead, in order, within the longest snooze, and at 9:00 on the wall', () => {
    const present = fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2034-01-01') })
    fc.assert(
      fc.property(present, fc.constantFrom(...zones), (now, zone) => {
        const times = snoozeTimes(now, zone).map(({ until }) => until.getTime())
        for (const time of times) {
          expect(time).toBeGreaterThan(now)
          expect(time - now).toBeLessThan(8 * 86_400_000)
          expect(wallTime(zone, time)).toMatchObject({ hour: 9, minute: 0 })
        }
      }),
    )
  })
})

describe('a typed time', () => {
  test('is meant in the institution’s zone', () => {
    expect(instantOf('2026-11-30', '14:30', 'Asia/Kolkata')?.toISOString()).toBe('2026-11-30T09:00:00.000Z')
    expect(instantOf('2026-07-01', '9:05', 'America/New_York')?.toISOString()).toBe('2026-07-01T13:05:00.000Z')
  })

  test.each([
    ['2026-02-30', '9:00'],
    ['soon', '9:00'],
    ['2026-02-03', '24:00'],
    ['2026-02-03', 'nine'],
    ['', ''],
  ])('%s %s is none', (date, time) => {
    expect(instantOf(date, time, 'UTC')).toBeNull()
  })

  test('comes back from the wall as it was typed, outside the hours that a clock skips', () => {
    const noon = fc.date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(noon, fc.constantFrom(...zones), (day, zone) => {
        const date = day.toISOString().slice(0, 10)
        const instant = instantOf(date, '12:34', zone)
        const [year, month, dayOfMonth] = date.split('-').map(Number)
        expect(wallTime(zone, instant?.getTime() ?? 0)).toEqual({ year, month, day: dayOfMonth, hour: 12, minute: 34 })
      }),
    )
  })
})
