import { z } from 'zod'
import { isObject } from './check-value.ts'

// Not z.record: it drops a key named __proto__, which must be refused like any other unknown field.
const fields = z.custom<Record<string, unknown>>(isObject, 'must be an object')
const sla = z.number().nullable().optional()

/** The body of POST /cases, keys in kebab. */
export const createCaseShape = z.strictObject({
  data: z.strictObject({
    attributes: z.strictObject({
      'case-template-id': z.string(),
      'creator-email-address': z.string().optional(),
      'case-queue-id': z.string().optional(),
      fields: fields.optional(),
    }),
  }),
  meta: z.strictObject({ 'object-ids': z.array(z.string()).optional(), 'sla-expires-in-seconds': sla }).optional(),
})

/** The body of PATCH /cases/{id}, keys in kebab. */
export const updateCaseShape = z.strictObject({
  data: z
    .strictObject({
      attributes: z
        .strictObject({
          fields: fields.optional(),
          'case-queue-id': z.string().nullable().optional(),
          attachments: z.array(z.strictObject({ filename: z.string(), data: z.string() })).optional(),
        })
        .optional(),
    })
    .optional(),
  meta: z.strictObject({ 'sla-expires-in-seconds': sla }).optional(),
})

/** A dotted path in snake case, as Persona's 400s name it whatever the inflection. */
export function dotted(path: PropertyKey[]): string {
  return path.map(part => String(part).replaceAll('-', '_')).join('.')
}

/** Reads a body; problems are in Persona's words, such as `data.attributes.case_template_id is missing`. */
export function readShape<T>(shape: z.ZodType<T>, body: unknown): { value: T } | { problems: string[] } {
  const read = shape.safeParse(body ?? {}, { reportInput: true })
  if (read.success) return { value: read.data }
  return { problems: read.error.issues.flatMap(words) }
}

function words(issue: z.core.$ZodIssue): string[] {
  const place = dotted(issue.path)
  if (issue.code === 'unrecognized_keys') return issue.keys.map(key => `${dotted([...issue.path, key])} is not allowed`)
  if (issue.input === undefined) return [`${place} is missing`]
  if (issue.code === 'invalid_type') return [`${place} must be ${withArticle(issue.expected)}`]
  return [`${place} ${issue.message}`]
}

export function withArticle(noun: string): string {
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`
}
