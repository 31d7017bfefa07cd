import type { PersonaFieldConfig, PersonaFieldSchema } from '../schema.ts'

export type FieldProblem = { pointer: string; details: string }
type Check = (value: unknown, config: PersonaFieldConfig, pointer: string) => FieldProblem[]

const defaultMimeTypes = [
  'image/jpg',
  'image/jpeg',
  'image/png',
  'image/heic',
  'image/heif',
  'image/tif',
  'image/tiff',
  'image/gif',
  'image/svg+xml',
  'application/pdf',
  'text/plain',
  'text/csv',
  'video/mp4',
  'video/webm',
  'video/quicktime',
]

const extensions: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  heif: 'image/heif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
}

/** The media type that a file's name promises. */
export function mimeTypeOf(filename: string): string {
  const extension = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase()
  return Object.hasOwn(extensions, extension) ? (extensions[extension] ?? '') : 'application/octet-stream'
}

/** The bytes of a base64 text, or null when it is none. */
export function bytesOf(base64: string): Buffer | null {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(base64)
    ? Buffer.from(base64, 'base64')
    : null
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A step of a JSON pointer, escaped by RFC 6901. */
export function step(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

const say = (pointer: string, wrong: boolean, details: string): FieldProblem[] => (wrong ? [{ pointer, details }] : [])

const checkString: Check = (value, config, pointer) => {
  if (typeof value !== 'string') return say(pointer, true, 'must be a string')
  const longest = config['max-char-length'] ?? 255
  return say(pointer, [...value].length > longest, `is too long (maximum is ${longest} characters)`)
}

const checkRange = (value: number, config: PersonaFieldConfig, pointer: string): FieldProblem[] => [
  ...say(pointer, typeof config.min === 'number' && value < config.min, `must be at least ${config.min}`),
  ...say(pointer, typeof config.max === 'number' && value > config.max, `must be at most ${config.max}`),
]

const checkNumber: Check = (value, config, pointer) =>
  typeof value === 'number' && Number.isFinite(value)
    ? checkRange(value, config, pointer)
    : say(pointer, true, 'must be a number')

const checkInteger: Check = (value, config, pointer) =>
  typeof value === 'number' && Number.isInteger(value)
    ? checkRange(value, config, pointer)
    : say(pointer, true, 'must be an integer')

const checkBoolean: Check = (value, _, pointer) => say(pointer, typeof value !== 'boolean', 'must be a boolean')

function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

const checkDate: Check = (value, config, pointer) => {
  if (!isDate(value)) return say(pointer, true, 'must be a date (YYYY-MM-DD)')
  const { 'min-date': least, 'max-date': most } = config
  return [
    ...say(pointer, typeof least === 'string' && value < least, `must not be before ${least}`),
    ...say(pointer, typeof most === 'string' && value > most, `must not be after ${most}`),
  ]
}

const dateTime = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/

const checkDateTime: Check = (value, _, pointer) => {
  const day = typeof value === 'string' ? dateTime.exec(value)?.[1] : undefined
  const right = isDate(day) && !Number.isNaN(Date.parse(String(value)))
  return say(pointer, !right, 'must be an ISO 8601 datetime')
}

const checkEmail: Check = (value, _, pointer) =>
  say(pointer, typeof value !== 'string' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), 'must be an email address')

const checkChoice: Check = (value, config, pointer) => {
  if (value === '' && config['allow-empty']) return []
  const known = typeof value === 'string' && (config.options ?? []).includes(value)
  return say(pointer, !known, 'is not included in the list of options')
}

const checkChoices: Check = (value, config, pointer) => {
  if (!Array.isArray(value)) return say(pointer, true, 'must be an array')
  if (value.length === 0) return say(pointer, !config['allow-empty'], 'must not be empty')
  const known = (each: unknown) => typeof each === 'string' && (config.options ?? []).includes(each)
  return value.flatMap((each, index) =>
    say(step(pointer, index), !known(each), 'is not included in the list of options'),
  )
}

const checkArray: Check = (value, config, pointer) => {
  if (!Array.isArray(value)) return say(pointer, true, 'must be an array')
  const schema = config['item-schema']
  return schema ? value.flatMap((each, index) => checkValue(schema, each, step(pointer, index))) : []
}

const checkHash: Check = (value, config, pointer) => {
  if (!isObject(value)) return say(pointer, true, 'must be a hash')
  const schemas = config['item-schemas'] ?? []
  const unknown = Object.keys(value).filter(key => !schemas.some(schema => schema.key === key))
  return [
    ...unknown.flatMap(key => say(step(pointer, key), !config['ignore-unknown-keys'], 'is not a known key')),
    ...schemas.flatMap(schema => {
      const inner = Object.hasOwn(value, schema.key) ? value[schema.key] : null
      return checkValue(schema, inner, step(pointer, schema.key))
    }),
  ]
}

const checkFile: Check = (value, config, pointer) => {
  if (!isObject(value) || typeof value.filename !== 'string' || typeof value.data !== 'string') {
    return say(pointer, true, 'must be a file with filename and data')
  }
  const bytes = bytesOf(value.data)
  if (!bytes) return say(pointer, true, 'data must be base64')
  const most = config['max-file-size-bytes'] ?? 10_000_000
  const least = config['min-file-size-bytes'] ?? 1
  const types = config['supported-mime-types'] ?? defaultMimeTypes
  return [
    ...say(pointer, bytes.length > most, `File must be under ${most} bytes`),
    ...say(pointer, bytes.length < least, `File must be at least ${least} bytes`),
    ...say(pointer, !types.includes(mimeTypeOf(value.filename)), 'File type is not supported'),
  ]
}

const checks: Record<string, Check> = {
  string: checkString,
  integer: checkInteger,
  number: checkNumber,
  boolean: checkBoolean,
  date: checkDate,
  datetime: checkDateTime,
  'email-address': checkEmail,
  choices: checkChoice,
  'multi-choices': checkChoices,
  array: checkArray,
  hash: checkHash,
  json: () => [],
  file: checkFile,
  'relation-schema': (value, _, pointer) => say(pointer, typeof value !== 'string', 'must be an id'),
}

/** What is wrong with a value by its field schema; null is only wrong where the field is required. */
export function checkValue(schema: PersonaFieldSchema, value: unknown, pointer: string): FieldProblem[] {
  const config = schema.config ?? {}
  if (value === null || value === undefined) return say(pointer, config.required === true, 'must be filled')
  return checks[schema.type]?.(value, config, pointer) ?? []
}
