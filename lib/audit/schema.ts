import { z } from 'zod'

/** What the history is filtered by; it travels in the address. */
export const auditFilterSchema = z.strictObject({
  who: z.string().max(100).optional(),
  /** The beginning of an event's name: `alert`, `submission.held`. */
  event: z.string().max(60).optional(),
  /** The number of what it happened to: ALR-…, SUB-…, a slug. */
  on: z.string().max(100).optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  reads: z.enum(['only', 'hide']).optional(),
  worker: z.enum(['hide']).optional(),
})

export type AuditFilter = z.infer<typeof auditFilterSchema>
