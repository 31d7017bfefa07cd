import { z } from 'zod'
import { findUnstorable, type JsonValue } from '#lib/json.ts'
import { isEmpty } from './answers.ts'
import {
  defaultMaxLength,
  type Field,
  type JsonSchema,
  largestFile,
  type Option,
  type Settings,
} from './field-types.ts'
import { checkAgainstSchema } from './json-schema.ts'

const built = new WeakMap<Settings, z.ZodType>()

/** The shape of a value that answers a field of these settings, with problems that a compliance person understands. */
export function valueSchema(settings: Settings): z.ZodType {
  const known = built.get(settings)
  if (known) return known
  const schema = buildSchema(settings)
  built.set(settings, schema)
  return schema
}

/** True for a day that exists, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** True for a moment that exists, in ISO 8601 with its zone. */
export function isDatetime(text: string): boolean {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.exec(text)
  return match?.[1] !== undefined && isDate(match[1]) && !Number.isNaN(Date.parse(text))
}

function buildSchema(settings: Settings): z.ZodType {
  switch (settings.type) {
    case 'string':
      return text(settings.maxLength ?? defaultMaxLength)
    case 'integer':
      return inRange(
        z
          .number('Enter a whole number')
          .refine(Number.isInteger, { error: 'Enter a whole number', abort: true })
          .refine(Number.isSafeInteger, 'This number has more digits than can be kept exactly'),
        settings,
      )
    case 'number':
      return inRange(z.number('Enter a number, such as 12500.50'), settings)
    case 'boolean':
      return z.boolean('Choose yes or no')
    case 'date':
      return date(settings)
    case 'datetime':
      return z.string(datetimeWords).refine(isDatetime, datetimeWords)
    case 'email-address':
      return z.email('Enter an e-mail address, such as name@example.com')
    case 'choices':
      return choice(settings.options)
    case 'multi-choices':
      return z
        .array(choice(settings.options), 'Choose any of the options')
        .refine(values => new Set(values).size === values.length, 'Choose each option once')
    case 'array':
      return z.array(element(settings.items), 'Enter a list')
    case 'hash':
      return group(settings)
    case 'json':
      return json(settings)
    case 'file':
      return file(settings)
  }
}

const datetimeWords = 'Enter a date and time with its zone, such as 2026-11-24T10:00:00Z'

function text(maxLength: number): z.ZodType {
  return z
    .string('Enter text')
    .refine(value => [...value].length <= maxLength, `Shorten this to ${maxLength} characters`)
    .superRefine(refineStorable)
}

function inRange(
  schema: z.ZodType<number>,
  { min, max }: { min?: number | undefined; max?: number | undefined },
): z.ZodType {
  return schema
    .refine(value => min === undefined || value >= min, `Enter ${min} or more`)
    .refine(value => max === undefined || value <= max, `Enter ${max} or less`)
}

function date({ minDate, maxDate }: { minDate?: string | undefined; maxDate?: string | undefined }): z.ZodType {
  return z
    .string('Enter a date as YYYY-MM-DD')
    .refine(isDate, { error: 'Enter a date as YYYY-MM-DD', abort: true })
    .refine(value => minDate === undefined || value >= minDate, `Enter ${minDate} or a later date`)
    .refine(value => maxDate === undefined || value <= maxDate, `Enter ${maxDate} or an earlier date`)
}

function choice(options: Option[]): z.ZodType {
  const listed = options.length <= 8 ? `: ${options.map(option => option.label).join(', ')}` : ''
  const words = `Choose one of the options${listed}`
  return z.string(words).refine(value => options.some(option => option.value === value), words)
}

/** An element of a list must be there: a gap in a list has no meaning at Persona. */
function element(items: Settings): z.ZodType {
  return z.unknown().superRefine((value, ctx) => {
    if (isEmpty(items, value as JsonValue))
      ctx.addIssue({ code: 'custom', message: 'Fill this in or remove it', input: value })
    else addIssues(items, value, ctx)
  })
}

function group({ fields, ignoreUnknownKeys }: { fields: Field[]; ignoreUnknownKeys?: boolean | undefined }): z.ZodType {
  const members = z.record(z.string(), z.unknown(), 'Enter the fields of this group')
  return members.superRefine((value, ctx) => {
    for (const field of fields) {
      const member = Object.hasOwn(value, field.key) ? value[field.key] : undefined
      if (!isEmpty(field, member as JsonValue | undefined)) addIssues(field, member, ctx, field.key)
      else if (field.required)
        ctx.addIssue({ code: 'custom', path: [field.key], message: 'This is required', input: member })
    }
    const unknown = ignoreUnknownKeys ? [] : Object.keys(value).filter(key => !fields.some(field => field.key === key))
    for (const key of unknown) {
      ctx.addIssue({
        code: 'custom',
        path: [key],
        message: 'The template has no such field in this group',
        input: value,
      })
    }
  })
}

function json({ schema }: { schema?: JsonSchema | undefined }): z.ZodType {
  return z.unknown().superRefine((value, ctx) => {
    refineStorable(value, ctx)
    if (schema === undefined) return
    for (const { path, problem } of checkAgainstSchema(schema, value)) {
      ctx.addIssue({ code: 'custom', path, message: problem, input: value })
    }
  })
}

function file({ mimeTypes, maxBytes }: { mimeTypes?: string[] | undefined; maxBytes?: number | undefined }): z.ZodType {
  const most = maxBytes ?? largestFile
  return z.strictObject(
    {
      fileId: z.string(),
      filename: z.string().min(1),
      mimeType: z
        .string()
        .refine(type => !mimeTypes || mimeTypes.includes(type), `Choose a file of type ${mimeTypes?.join(', ')}`),
      bytes: z.int().min(1, 'This file is empty').max(most, `Choose a file of at most ${most} bytes`),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    },
    'Choose a file',
  )
}

function refineStorable(value: unknown, ctx: z.RefinementCtx): void {
  const problem = findUnstorable(value)
  if (problem) ctx.addIssue({ code: 'custom', message: problem.problem, input: value })
}

function addIssues(settings: Settings, value: unknown, ctx: z.RefinementCtx, ...at: string[]): void {
  for (const issue of valueSchema(settings).safeParse(value).error?.issues ?? []) {
    ctx.addIssue({ code: 'custom', path: [...at, ...issue.path], message: issue.message, input: value })
  }
}
