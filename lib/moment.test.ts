import { expect, test } from 'vitest'
import { momentSchema } from './moment.ts'

test.each([
  ['2026-11-24T09:30:00Z', true],
  ['2026-11-24T09:30:00.123456+05:30', true],
  ['1970-01-01T00:00:00Z', true],
  ['9998-12-31T23:59:59Z', true],
  ['2026-11-24T09:30:00', false],
  ['2026-11-24', false],
  ['0000-01-01T00:00:00Z', false],
  ['0001-01-01T00:00:00+14:00', false],
  ['9999-12-31T23:59:59-14:00', false],
  ['2026-02-30T00:00:00Z', false],
])('%s: %s', (text, taken) => {
  expect(momentSchema.safeParse(text).success).toBe(taken)
})
