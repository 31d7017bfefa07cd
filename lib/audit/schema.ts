import { z } from 'zod'
import { momentSchema } from '../moment.ts'

/** Plain text on one line; no text of the database holds a NUL. */
const line = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^\P{Cc}*$/u, 'must be plain text on one line')

/** What the history is filtered by; it travels in the address. */
export const auditFilterSchema = z.strictObject({
  who: line(100).optional(),
  /** The beginning of an event's name: `alert`, `submission.held`. */
  event: line(60).optional(),
  /** The number of what it happened to: ALR-…, SUB-…, a slug. */
  on: line(100).optional(),
  from: momentSchema.optional(),
  to: momentSchema.optional(),
  reads: z.enum(['only', 'hide']).optional(),
  worker: z.enum(['hide']).optional(),
})

export type AuditFilter = z.infer<typeof auditFilterSchema>
