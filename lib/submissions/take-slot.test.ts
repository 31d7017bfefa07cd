import { beforeAll, beforeEach, expect, test } from 'vitest'
import { minute, second } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { closeSlots, takeSlot } from './take-slot.ts'

const clock = holdClock()
beforeAll(async () => {
  await freshDatabase()
})
beforeEach(() => db().rateLimit.deleteMany())

test('of many at once as many go as the limit allows, whoever asks', async () => {
  const slots = await Promise.all(Array.from({ length: 30 }, () => takeSlot(20)))
  expect(slots.filter(slot => slot === null)).toHaveLength(20)
  for (const slot of slots) if (slot) expect(slot.getTime()).toBeGreaterThan(clock.now().getTime())
})

test('the next window begins a minute after the first request', async () => {
  expect(await takeSlot(1)).toBeNull()
  const next = await takeSlot(1)
  expect(next).not.toBeNull()
  if (next) clock.advanceTo(next)
  clock.advance(1)
  expect(await takeSlot(1)).toBeNull()
  expect(await takeSlot(1)).not.toBeNull()
})

test('when Persona says enough, nobody goes before then', async () => {
  const until = new Date(clock.now().getTime() + 17 * second)
  await closeSlots(until)
  expect(await takeSlot(300)).toEqual(until)
  clock.advance(minute)
  expect(await takeSlot(300)).toBeNull()
})
