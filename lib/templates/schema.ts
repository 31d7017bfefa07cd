import { z } from 'zod'
import type { JsonValue } from '#lib/json.ts'
import { checkAnswer } from './answers-schema.ts'
import {
  type Field,
  fieldTypeNames,
  type JsonSchema,
  largestFile,
  largestMaxLength,
  type Option,
  type Settings,
} from './field-types.ts'
import { isDate } from './field-values.ts'
import { checkJsonSchema } from './json-schema.ts'

/** How the outside names templates and sources: in addresses, in the config file. */
export const slugSchema = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens, such as wire-alert')

const fieldKeySchema = z
  .string()
  .max(100)
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]*$/,
    'must begin with a letter and hold only letters, digits, _ and -, such as alert_id',
  )

const label = z.string().trim().min(1).max(200)
const day = z.string().refine(isDate, 'must be a date as YYYY-MM-DD')

const optionSchema: z.ZodType<Option> = z
  .union(
    [z.string(), z.strictObject({ value: z.string(), label: label.optional() })],
    'must be a text or { value, label }',
  )
  .transform(option => (typeof option === 'string' ? { value: option } : option))
  .pipe(z.object({ value: z.string().min(1).max(255), label: label.optional() }))
  .transform(option => ({ value: option.value, label: option.label ?? option.value }))

const optionsSchema = z
  .array(optionSchema)
  .min(1)
  .superRefine((options, ctx) =>
    refineUnique(
      options.map(option => option.value),
      'value',
      ctx,
    ),
  )

/** The settings that only one type has, as zod objects to be joined with a question's own or with a list's element. */
const settingsShapes = {
  string: { maxLength: z.int().min(1).max(largestMaxLength).optional() },
  integer: { min: z.int().optional(), max: z.int().optional() },
  number: { min: z.number().optional(), max: z.number().optional() },
  boolean: {},
  date: { minDate: day.optional(), maxDate: day.optional() },
  datetime: {},
  'email-address': {},
  choices: { options: optionsSchema, allowEmpty: z.boolean().optional() },
  'multi-choices': { options: optionsSchema, allowEmpty: z.boolean().optional() },
  array: { items: z.lazy((): z.ZodType<Settings> => itemsSchema) },
  hash: {
    fields: z.lazy((): z.ZodType<Field[]> => fieldsSchema),
    ignoreUnknownKeys: z.boolean().optional(),
  },
  json: {
    schema: z
      .union([z.boolean(), z.record(z.string(), z.json())])
      .superRefine(refineJsonSchema)
      .optional(),
  },
  file: {
    mimeTypes: z
      .array(z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'must be a media type, such as application/pdf'))
      .min(1)
      .optional(),
    maxBytes: z.int().min(1).max(largestFile).optional(),
  },
} as const satisfies Record<Settings['type'], z.ZodRawShape>

const questionShape = {
  key: fieldKeySchema,
  label,
  required: z.boolean().optional(),
  help: z.string().trim().min(1).max(1000).optional(),
  default: z.json().optional(),
  section: label.optional(),
  writeOnce: z.boolean().optional(),
} as const satisfies z.ZodRawShape

/** The element of a list: a type and its settings, without key and label. */
const itemsSchema: z.ZodType<Settings> = byType({}).superRefine(refineRange) as z.ZodType<Settings>

/** One question of a template. */
export const fieldSchema: z.ZodType<Field> = byType(questionShape)
  .superRefine(refineRange)
  .superRefine(refineDefault) as z.ZodType<Field>

export const fieldsSchema: z.ZodType<Field[]> = z
  .array(fieldSchema)
  .min(1)
  .max(500)
  .superRefine((fields, ctx) =>
    refineUnique(
      fields.map(field => field.key),
      'key',
      ctx,
    ),
  )

export const templateContentShape = {
  caseTemplateId: z
    .string()
    .regex(/^ctmpl_[A-Za-z0-9_-]+$/, 'must be the id of a case template at Persona, such as ctmpl_abc123'),
  route: z.enum(['case', 'transaction', 'both']).default('case'),
  transactionTypeId: z
    .string()
    .regex(/^txntp_[A-Za-z0-9_-]+$/, 'must be the id of a transaction type at Persona, such as txntp_abc123')
    .optional(),
  approval: z.enum(['none', 'second-person']).default('none'),
  correlation: z.string().optional(),
  fields: fieldsSchema,
} as const satisfies z.ZodRawShape

/** What a version of a template holds: everything of it that may change from one publishing to the next. */
export const templateContentSchema = z.strictObject(templateContentShape)
export type TemplateContent = z.infer<typeof templateContentSchema>

export type { Field, FieldType, Option, Settings } from './field-types.ts'

function byType<S extends z.ZodRawShape>(shape: S) {
  const [first, ...rest] = fieldTypeNames.map(type =>
    z.strictObject({ ...shape, type: z.literal(type), ...settingsShapes[type] }),
  )
  if (!first) throw new Error('There is no field type')
  return z.discriminatedUnion('type', [first, ...rest])
}

function refineUnique(values: string[], key: string, ctx: z.RefinementCtx): void {
  values.forEach((value, index) => {
    if (values.indexOf(value) !== index) {
      ctx.addIssue({ code: 'custom', path: [index, key], message: 'is used twice; give each its own', input: value })
    }
  })
}

function refineRange(given: unknown, ctx: z.RefinementCtx): void {
  const { min, max, minDate, maxDate } = given as Record<'min' | 'max', number | undefined> &
    Record<'minDate' | 'maxDate', string | undefined>
  if (min !== undefined && max !== undefined && min > max) {
    ctx.addIssue({ code: 'custom', path: ['max'], message: 'is below min; give min or more', input: max })
  }
  if (minDate !== undefined && maxDate !== undefined && minDate > maxDate) {
    ctx.addIssue({
      code: 'custom',
      path: ['maxDate'],
      message: 'is before minDate; give minDate or a later date',
      input: maxDate,
    })
  }
}

function refineDefault(given: unknown, ctx: z.RefinementCtx): void {
  const field = given as Field
  if (field.default === undefined) return
  for (const { problem } of checkAnswer(field, field.default as JsonValue)) {
    ctx.addIssue({
      code: 'custom',
      path: ['default'],
      message: `doesn’t fit the field: ${problem}`,
      input: field.default,
    })
  }
  if (field.type === 'file')
    ctx.addIssue({
      code: 'custom',
      path: ['default'],
      message: 'is not possible for a file; leave it out',
      input: null,
    })
}

function refineJsonSchema(schema: JsonSchema, ctx: z.RefinementCtx): void {
  for (const { path, problem } of checkJsonSchema(schema)) {
    ctx.addIssue({ code: 'custom', path, message: problem, input: schema })
  }
}
