import { z } from 'zod'

/** A moment in ISO 8601 with its zone, of the years that the database, the browser and people agree on. */
export const momentSchema = z.iso
  .datetime({ offset: true, error: 'give a date and time such as 2026-11-24T09:30:00Z' })
  .refine(isUsual, 'give a date and time between the years 1970 and 9998')

function isUsual(text: string): boolean {
  const year = new Date(text).getUTCFullYear()
  return year >= 1970 && year <= 9998
}
