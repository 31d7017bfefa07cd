import { z } from 'zod'

// Persona may add attributes and enum values at any time, and a key's block-list may take attributes away:
// only id and type are relied on.

const text = z.string().nullish().catch(null)
const link = z.object({ type: z.string(), id: z.string() })
const one = z.object({ data: link.nullish() }).nullish().catch(null)
const many = z
  .object({ data: z.array(link).nullish() })
  .nullish()
  .catch(null)

export const attachmentSchema = z.object({
  filename: z.string(),
  url: text,
  'byte-size': z.number().nullish().catch(null),
})

/** A case as Persona answers it, in kebab. */
export const caseSchema = z.object({
  type: z.literal('case'),
  id: z.string().min(1),
  attributes: z
    .object({
      status: text,
      name: text,
      resolution: text,
      'created-at': text,
      'updated-at': text,
      'assigned-at': text,
      'resolved-at': text,
      'redacted-at': text,
      'sla-expires-at': text,
      'creator-id': text,
      'creator-type': text,
      'assignee-id': text,
      'updater-id': text,
      'updater-type': text,
      tags: z.array(z.unknown()).nullish().catch(null),
      fields: z.record(z.string(), z.unknown()).nullish().catch(null),
      attachments: z.array(attachmentSchema).nullish().catch(null),
    })
    .default({}),
  relationships: z
    .object({ 'case-template': one, 'case-queue': one, accounts: many, inquiries: many, txns: many })
    .partial()
    .nullish()
    .catch(null),
})

export type PersonaCase = z.infer<typeof caseSchema>

export const caseAnswerSchema = z.object({ data: caseSchema })

export const casePageSchema = z.object({
  data: z.array(caseSchema),
  links: z.object({ prev: text, next: text }).partial().nullish().catch(null),
})

export const errorsAnswerSchema = z.object({
  errors: z.array(
    z.object({
      title: text,
      details: text,
      source: z.object({ pointer: text }).nullish().catch(null),
    }),
  ),
})

const commonConfig = {
  required: z.boolean().nullish(),
  'archived-at': text,
  'deactivated-at': text,
  'source-key-path': text,
  'redaction-policy': text,
  'write-policy': text,
}

/** Every type's settings in one shape, since a type unknown today must not break the reading of the others. */
export type PersonaFieldSchema = {
  type: string
  key: string
  label?: string | null | undefined
  'default-value'?: unknown
  config?: PersonaFieldConfig | null | undefined
}

export type PersonaFieldConfig = {
  required?: boolean | null | undefined
  'archived-at'?: string | null | undefined
  'deactivated-at'?: string | null | undefined
  'source-key-path'?: string | null | undefined
  'redaction-policy'?: string | null | undefined
  'write-policy'?: string | null | undefined
  'max-char-length'?: number | null | undefined
  sanitize?: string[] | null | undefined
  min?: number | null | undefined
  max?: number | null | undefined
  'min-date'?: string | null | undefined
  'max-date'?: string | null | undefined
  'allow-empty'?: boolean | null | undefined
  options?: string[] | null | undefined
  'option-labels'?: string[] | null | undefined
  'item-schema'?: PersonaFieldSchema | null | undefined
  'item-schemas'?: PersonaFieldSchema[] | null | undefined
  'ignore-unknown-keys'?: boolean | null | undefined
  'json-schema'?: Record<string, unknown> | null | undefined
  'max-file-size-bytes'?: number | null | undefined
  'min-file-size-bytes'?: number | null | undefined
  'supported-mime-types'?: string[] | null | undefined
  'page-count-limit-enabled'?: boolean | null | undefined
  'page-count-min'?: number | null | undefined
  'page-count-max'?: number | null | undefined
  target?: string | null | undefined
}

const number = z.number().nullish()

/** One question of a case template: string, integer, number, boolean, date, datetime, email-address, choices, multi-choices, array, hash, json, file, relation-schema. */
export const fieldSchemaSchema: z.ZodType<PersonaFieldSchema> = z.object({
  type: z.string(),
  key: z.string(),
  label: text,
  'default-value': z.unknown().optional(),
  get config() {
    return z
      .object({
        ...commonConfig,
        'max-char-length': number,
        sanitize: z.array(z.string()).nullish(),
        min: number,
        max: number,
        'min-date': text,
        'max-date': text,
        'allow-empty': z.boolean().nullish(),
        options: z.array(z.string()).nullish(),
        'option-labels': z.array(z.string()).nullish(),
        'item-schema': fieldSchemaSchema.nullish(),
        'item-schemas': z.array(fieldSchemaSchema).nullish(),
        'ignore-unknown-keys': z.boolean().nullish(),
        'json-schema': z.record(z.string(), z.unknown()).nullish(),
        'max-file-size-bytes': number,
        'min-file-size-bytes': number,
        'supported-mime-types': z.array(z.string()).nullish(),
        'page-count-limit-enabled': z.boolean().nullish(),
        'page-count-min': number,
        'page-count-max': number,
        target: text,
      })
      .nullish()
  },
})

/** A case template as Persona answers it; its statuses are not exposed. */
export const caseTemplateSchema = z.object({
  type: z.literal('case-template'),
  id: z.string().min(1),
  attributes: z
    .object({
      status: text,
      name: text,
      resolutions: z.array(z.string()).nullish().catch(null),
      'created-at': text,
      'updated-at': text,
      'archived-at': text,
      'field-schemas': z.array(fieldSchemaSchema).nullish(),
    })
    .default({}),
})

export type PersonaCaseTemplate = z.infer<typeof caseTemplateSchema>

export const caseTemplateAnswerSchema = z.object({ data: caseTemplateSchema })
