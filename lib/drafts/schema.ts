import { z } from 'zod'
import { alertIdSchema } from '../alerts/schema.ts'
import type { JsonValue } from '../json.ts'
import { findUnstorable, wellFormed } from '../json.ts'

export const draftIdSchema = z
  .string()
  .regex(/^DRF-[2-9A-Z]{4,16}$/, 'give the number of a draft, such as DRF-7K3F9QWX')

/** A value that can be kept, right or not: half an answer must survive too. */
const storable = z
  .unknown()
  .superRefine((value, ctx) => {
    const problem = findUnstorable(value)
    if (problem) ctx.addIssue({ code: 'custom', message: problem.problem, input: value })
  })
  .transform(value => wellFormed(value as JsonValue))

const changeSchema = z.union([
  z.strictObject({ restore: z.literal(true) }),
  z.strictObject({ value: storable, path: z.string().max(1_000).transform(wellFormed).optional() }),
])

/** What one save carries: the revision that it was written on, and only the answers that changed, by field key. */
export const saveDraftSchema = z.strictObject({
  draftId: draftIdSchema,
  revision: z.number().int().min(1),
  changes: z.record(z.string().max(100), changeSchema),
  /** Set when one leaves the page: what was written becomes its audit event now instead of after a minute's rest. */
  leaving: z.boolean().optional(),
})

const control = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069/\\]/u

/** What goes with a file's bytes. Its name is shown and sent on: no path, nothing that hides or turns characters around. */
export const storeFileSchema = z.strictObject({
  draftId: draftIdSchema,
  field: z.string().max(100),
  filename: z
    .string()
    .min(1, 'the file has no name; rename it and try again')
    .max(255, 'the name is longer than 255 characters; rename it and try again')
    .refine(name => !control.test(name), 'the name holds / or a hidden character; rename it and try again'),
  mimeType: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'the file has no type; save it in a usual format'),
})

export const openDraftSchema = z.strictObject({ alertId: alertIdSchema })

export type SaveDraft = z.infer<typeof saveDraftSchema>
