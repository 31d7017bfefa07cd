import { z } from 'zod'
import { dateForms } from './dates.ts'
import { parsePath } from './path.ts'

/** How soon an alert is to be looked at, the most urgent first. */
export const priorities = ['P1', 'P2', 'P3', 'P4'] as const
export type Priority = (typeof priorities)[number]

/** Longer expressions belong into the source's system; this bounds what has to be read at each start. */
const longestExpression = 10_000

export const pathSchema = z
  .string()
  .max(1_000)
  .superRefine((text, ctx) => {
    const parsed = parsePath(text)
    for (const { problem } of parsed.ok ? [] : parsed.problems)
      ctx.addIssue({ code: 'custom', message: problem, input: text })
  })

const constantSchema = z.union([z.string(), z.number(), z.boolean()], 'must be a text, a number, true or false')

/**
 * How one question is answered: a path (alone, with a table of options, with the form of a time), an expression in
 * JSONata, or a constant.
 */
export const targetSchema = z.union(
  [
    pathSchema,
    z.strictObject({
      path: pathSchema,
      options: z
        .record(z.string(), constantSchema)
        .refine(
          table => Object.keys(table).length > 0,
          'is empty; give an entry such as R1: structuring, or leave it out',
        )
        .optional(),
      from: z.enum(dateForms).optional(),
    }),
    z.strictObject({ expression: z.string().trim().min(1).max(longestExpression) }),
    z.strictObject({ value: z.json() }),
  ],
  'must be a path, { path }, { expression } or { value }',
)

/** The targets of a template's questions, by field key. */
export const mapSchema = z.record(z.string(), targetSchema)

/** The targets of an alert's own columns: what the queue shows. */
export const alertColumnsSchema = z.strictObject({
  subject: targetSchema.optional(),
  subjectId: targetSchema.optional(),
  amount: targetSchema.optional(),
  currency: targetSchema.optional(),
  rules: targetSchema.optional(),
  priority: targetSchema.optional(),
  occurredAt: targetSchema.optional(),
})

export type Target = z.infer<typeof targetSchema>
export type SourceMap = z.infer<typeof mapSchema>
export type AlertMap = z.infer<typeof alertColumnsSchema>
export type OptionTable = Record<string, z.infer<typeof constantSchema>>
