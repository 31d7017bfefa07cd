import type { JsonValue } from '#lib/json.ts'

/**
 * Persona's field types, closed, each with the settings that only it has (OpenAPI 2025-12-08, field-schema-*.yaml).
 * `words` is what a person reads; limits are Persona's own.
 */
export const fieldTypes = {
  string: { words: 'Text', settings: ['maxLength'] },
  integer: { words: 'Whole number', settings: ['min', 'max'] },
  number: { words: 'Number', settings: ['min', 'max'] },
  boolean: { words: 'Yes or no', settings: [] },
  date: { words: 'Date', settings: ['minDate', 'maxDate'] },
  datetime: { words: 'Date and time', settings: [] },
  'email-address': { words: 'E-mail address', settings: [] },
  choices: { words: 'One of several', settings: ['options', 'allowEmpty'] },
  'multi-choices': { words: 'Any of several', settings: ['options', 'allowEmpty'] },
  array: { words: 'List', settings: ['items'] },
  hash: { words: 'Group of fields', settings: ['fields', 'ignoreUnknownKeys'] },
  json: { words: 'JSON', settings: ['schema'] },
  file: { words: 'File', settings: ['mimeTypes', 'maxBytes'] },
} as const satisfies Record<string, { words: string; settings: readonly string[] }>

export type FieldType = keyof typeof fieldTypes
export const fieldTypeNames = Object.keys(fieldTypes) as [FieldType, ...FieldType[]]

/** Characters of a string field that names no maxLength, and the most that it may name. */
export const defaultMaxLength = 255
export const largestMaxLength = 1024
/** Bytes of a file field that names no maxBytes, and the most that it may name. */
export const largestFile = 10_000_000

export type JsonSchema = { [key: string]: JsonValue } | boolean
export type Option = { value: string; label: string }

/** What each type adds to a question. Undefined is the same as absent. */
export type Settings =
  | { type: 'string'; maxLength?: number | undefined }
  | { type: 'integer' | 'number'; min?: number | undefined; max?: number | undefined }
  | { type: 'boolean' | 'datetime' | 'email-address' }
  | { type: 'date'; minDate?: string | undefined; maxDate?: string | undefined }
  | { type: 'choices' | 'multi-choices'; options: Option[]; allowEmpty?: boolean | undefined }
  | { type: 'array'; items: Settings }
  | { type: 'hash'; fields: Field[]; ignoreUnknownKeys?: boolean | undefined }
  | { type: 'json'; schema?: JsonSchema | undefined }
  | { type: 'file'; mimeTypes?: string[] | undefined; maxBytes?: number | undefined }

/** One question of a template. `section` is the heading it stands under, `default` the answer where nothing else gives one. */
export type Field = {
  key: string
  label: string
  required?: boolean | undefined
  help?: string | undefined
  default?: JsonValue | undefined
  section?: string | undefined
  /** Persona refuses a later write of this field. */
  writeOnce?: boolean | undefined
} & Settings
