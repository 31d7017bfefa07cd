import { z } from 'zod'
import { draftIdSchema } from '../drafts/schema.ts'
import { submissionStatuses } from './status.ts'

export const submissionIdSchema = z
  .string()
  .regex(/^SUB-[2-9A-Z]{4,16}$/, 'give the number of a submission, such as SUB-7K3F9QWX')

export const submitDraftSchema = z.strictObject({ draftId: draftIdSchema, revision: z.number().int().min(1) })
export const retrySubmissionSchema = z.strictObject({ submissionId: submissionIdSchema })
export const returnToDraftSchema = retrySubmissionSchema

const sentence = z
  .string()
  .trim()
  .min(10, 'write one sentence, 10 characters or more')
  .max(1_000, 'keep it under 1,000 characters')

/** A person states what only a look at Persona can tell: that no case was made. */
export const confirmAbsentSchema = z.strictObject({ submissionId: submissionIdSchema, sentence })

export const adoptCaseSchema = z.strictObject({
  submissionId: submissionIdSchema,
  caseId: z
    .string()
    .trim()
    .regex(/^case_[A-Za-z0-9]+$/, 'give the id of a case at Persona, such as case_gqe7rH38FvxtzhGBQmDBsjkB'),
})

export const submissionFilterSchema = z.strictObject({
  status: z.array(z.enum(submissionStatuses)).default([]),
})

export const submissionPageSchema = z.strictObject({
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type SubmitDraft = z.infer<typeof submitDraftSchema>
export type RetrySubmission = z.infer<typeof retrySubmissionSchema>
export type ConfirmAbsent = z.infer<typeof confirmAbsentSchema>
export type AdoptCase = z.infer<typeof adoptCaseSchema>
export type SubmissionFilter = z.infer<typeof submissionFilterSchema>
