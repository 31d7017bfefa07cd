import { z } from 'zod'
import { submissionFilterSchema, submissionIdSchema, submissionPageSchema } from './schema.ts'

/** The list's reads by address; several statuses stand comma-separated. */
export const submissionFilterQuerySchema = z.strictObject({
  status: z.preprocess(
    value => (typeof value === 'string' ? value.split(',').filter(Boolean) : value),
    submissionFilterSchema.shape.status,
  ),
})

export const submissionQuerySchema = z
  .strictObject({ ...submissionFilterQuerySchema.shape, ...submissionPageSchema.shape })
  .transform(({ status, ...page }) => ({ filter: { status }, page }))

export const oneSubmissionSchema = z.strictObject({ submissionId: submissionIdSchema })
export const oneAttemptSchema = z.strictObject({ attemptId: z.uuid() })
