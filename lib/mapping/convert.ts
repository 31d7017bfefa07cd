import { isObject, type JsonValue, type PayloadObject, type PayloadValue, parseValue, SourceNumber } from '#lib/json.ts'
import type { Path } from '#lib/path.ts'
import type { Field, Option, Settings } from '#lib/templates/field-types.ts'
import { type DateForm, readTime } from './dates.ts'
import { exactNumber } from './decimal.ts'

/** A value as the field takes it, or where and why it can't be one; the words follow on "The value at … ". */
export type Converted = { value: JsonValue } | { problems: { path: Path; problem: string }[] }

/**
 * Makes a field's value of what was sent. Nothing is guessed or rounded: a text `1,234` is no number, 1 is not true, and
 * digits that a JavaScript number can't hold are a problem. An exact decimal text counts as a number, a number as text
 * keeps the digits that were sent, and one value counts as a list of one.
 * @param from how a time is written, for date and datetime
 */
export function convert(raw: PayloadValue, settings: Settings, from?: DateForm): Converted {
  switch (settings.type) {
    case 'string':
      return from === undefined ? toText(raw) : read(readTime(raw, from, from === 'yyyymmdd' ? 'date' : 'datetime'))
    case 'email-address':
      return typeof raw === 'string' ? toText(raw) : wrong('is no text')
    case 'integer':
    case 'number':
      return toNumber(raw, settings.type)
    case 'boolean':
      return typeof raw === 'boolean' ? { value: raw } : wrong('is neither true nor false')
    case 'date':
    case 'datetime':
      return read(readTime(raw, from, settings.type))
    case 'choices':
      return toChoice(raw, settings.options)
    case 'multi-choices':
      return collect(elements(raw), member => toChoice(member, settings.options), unique)
    case 'array':
      return collect(elements(raw), member => convert(member, settings.items, from))
    case 'hash':
      return toGroup(raw, settings, from)
    case 'json':
      return toJson(raw)
    case 'file':
      return wrong('can’t become a file; a person adds files')
  }
}

function toText(raw: PayloadValue): Converted {
  if (typeof raw === 'string') return { value: raw.toWellFormed() }
  if (raw instanceof SourceNumber) return { value: raw.source }
  if (Array.isArray(raw)) return wrong('is a list, not a text; take one with [0] or join them in an expression')
  return wrong(isObject(raw) ? 'is an object, not a text; name one of its members' : 'is no text')
}

function toNumber(raw: PayloadValue, type: 'integer' | 'number'): Converted {
  const source = raw instanceof SourceNumber ? raw.source : raw
  const number = typeof source === 'string' ? exactNumber(source) : undefined
  if (number !== undefined && (type === 'number' || Number.isInteger(number))) return { value: number }
  if (raw instanceof SourceNumber && number === undefined) return wrong('has more digits than can be kept exactly')
  return wrong(type === 'integer' ? 'is no whole number' : 'is no number')
}

function toChoice(raw: PayloadValue, options: Option[]): Converted {
  const text = scalarText(raw)
  const option = options.find(({ value }) => value === text)
  return option ? { value: option.value } : wrong(`is none of the field’s options${listed(options)}`)
}

function listed(options: Option[]): string {
  return options.length <= 12 ? ` (${options.map(({ value }) => value).join(', ')})` : ''
}

function toGroup(raw: PayloadValue, settings: Settings & { type: 'hash' }, from: DateForm | undefined): Converted {
  if (!isObject(raw)) return wrong('is no object')
  const group: PayloadObject = raw
  const unknown = settings.ignoreUnknownKeys
    ? []
    : Object.keys(group).filter(key => !settings.fields.some(field => field.key === key))
  if (unknown.length > 0) {
    return {
      problems: unknown.map(key => ({
        path: [key],
        problem: 'has no field in this group; set ignoreUnknownKeys or pick in an expression',
      })),
    }
  }
  const given = settings.fields.filter(field => Object.hasOwn(group, field.key) && group[field.key] !== null)
  return join(
    given.map(field => [field.key, memberOf(group, field, from)]),
    Object.fromEntries,
  )
}

function memberOf(group: PayloadObject, field: Field, from: DateForm | undefined): Converted {
  return convert(group[field.key] ?? null, field, from)
}

/** JSON goes as it came, except that a number which JavaScript would round is a problem at its place. */
function toJson(raw: PayloadValue): Converted {
  if (typeof raw === 'string') return { value: raw.toWellFormed() }
  if (raw instanceof SourceNumber) return toNumber(raw, 'number')
  if (Array.isArray(raw)) return collect(raw, toJson)
  if (!isObject(raw)) return { value: raw }
  return join(
    Object.entries<PayloadValue>(raw).map(([key, member]) => [key.toWellFormed(), toJson(member)]),
    Object.fromEntries,
  )
}

/** The text of a value that can be looked up in a table of options or compared with an option. */
export function scalarText(raw: PayloadValue): string | undefined {
  if (raw instanceof SourceNumber) return raw.source
  return typeof raw === 'string' || typeof raw === 'boolean' ? String(raw) : undefined
}

/** Plain JSON with its numbers as source text, so that it is converted as a payload's value is. */
export function sourced(value: JsonValue): PayloadValue {
  if (typeof value === 'number') return new SourceNumber(String(value))
  if (typeof value !== 'object' || value === null) return value
  const parsed = parseValue(JSON.stringify(value))
  return parsed.ok ? parsed.value : null
}

/** A list's members without nulls; one value alone is a list of one. */
function elements(raw: PayloadValue): PayloadValue[] {
  return (Array.isArray(raw) ? raw : [raw]).filter(member => member !== null)
}

function collect(
  members: PayloadValue[],
  each: (member: PayloadValue) => Converted,
  then = (values: JsonValue[]) => values,
): Converted {
  return join(
    members.map((member, index) => [index, each(member)]),
    entries => then(entries.map(([, value]) => value)),
  )
}

function join<K extends string | number>(
  members: [K, Converted][],
  make: (entries: [K, JsonValue][]) => JsonValue,
): Converted {
  const problems = members.flatMap(([key, member]) =>
    'problems' in member ? member.problems.map(({ path, problem }) => ({ path: [key, ...path], problem })) : [],
  )
  if (problems.length > 0) return { problems }
  return {
    value: make(members.flatMap(([key, member]): [K, JsonValue][] => ('value' in member ? [[key, member.value]] : []))),
  }
}

function unique(values: JsonValue[]): JsonValue[] {
  return [...new Set(values)]
}

function read(time: { value: string } | { problem: string }): Converted {
  return 'value' in time ? time : wrong(time.problem)
}

function wrong(problem: string): Converted {
  return { problems: [{ path: [], problem }] }
}
