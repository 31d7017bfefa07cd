import { z } from 'zod'
import { dismissReasonCodes, longestSentence, shortestSentence } from './dispositions.ts'
import { alertStatuses } from './status.ts'
import { priorities } from './triage.ts'

export const alertIdSchema = z
  .string()
  .regex(/^ALR-[2-9A-Z]{4,16}$/, 'give the number of an alert, such as ALR-7K3F9QWX')

export const claimAlertSchema = z.strictObject({ alertId: alertIdSchema })
export const releaseAlertSchema = claimAlertSchema
export const reopenAlertSchema = claimAlertSchema
export const readAlertSchema = claimAlertSchema

export const dismissAlertSchema = z.strictObject({
  alertId: alertIdSchema,
  reason: z.enum(dismissReasonCodes, 'Choose a reason'),
  sentence: z
    .string()
    .trim()
    .min(shortestSentence, `Write at least ${shortestSentence} characters`)
    .max(longestSentence, `Keep it under ${longestSentence} characters`),
})

export const snoozeAlertSchema = z.strictObject({
  alertId: alertIdSchema,
  until: z.iso.datetime({ offset: true, error: 'Choose a date and time' }),
})

export const holders = ['me', 'nobody', 'me-or-nobody', 'others'] as const
export const alertSorts = ['due', 'priority', 'received'] as const

/** What the queue is filtered by. It travels in the address, so nothing of a subject is ever in it. */
export const alertFilterSchema = z.strictObject({
  status: z.array(z.enum(alertStatuses)).default(['open']),
  source: z.array(z.string().regex(/^[a-z0-9-]{1,100}$/, 'give the slug of a source, such as tm-engine')).default([]),
  priority: z.array(z.enum(priorities)).default([]),
  holder: z.enum(holders).optional(),
  /** Due within so many hours from now; what is over counts. */
  dueWithin: z.coerce.number().int().min(0).max(10_000).optional(),
  sort: z.enum(alertSorts).default('due'),
})

export const pageSchema = z.strictObject({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type AlertFilter = z.infer<typeof alertFilterSchema>
export type PageOf<T> = { rows: T[]; next: string | null }
