import { type Path, problemAt } from './path.ts'
import { done, type Problem, type Result, refuse } from './result.ts'

/** Plain JSON, with numbers as JavaScript has them: answers, settings, what goes to Persona. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
export type JsonObject = { [key: string]: JsonValue }

/** A number exactly as its sender wrote it: 9007199254740993, 1.0 and 1e400 keep their digits. */
export class SourceNumber {
  readonly source: string
  constructor(source: string) {
    this.source = source
  }
}

/** What a sender sent: JSON whose numbers keep their source text (decisions.md 7). */
export type PayloadValue = string | SourceNumber | boolean | null | PayloadValue[] | PayloadObject
export type PayloadObject = { [key: string]: PayloadValue }

/** The top object is level 1. Deeper payloads are refused, so whoever walks one may recurse. */
export const maxDepth = 64

/** True for objects proper: neither null, nor an array, nor a number that keeps its source. */
export function isObject<T>(value: T): value is Extract<T, Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof SourceNumber)
}

/**
 * Reads the bytes of a payload. Keeps numbers as source text; of a repeated key the last counts; `__proto__` is a key
 * like any other; lone surrogates are accepted.
 * @returns the object, or `invalid` with the problem at its path: not UTF-8, not JSON, no object, deeper than 64 levels,
 * a NUL character. No problem repeats a value.
 */
export function parsePayload(bytes: Uint8Array): Result<PayloadObject> {
  const text = decodeUtf8(bytes)
  if (text === undefined) return refuseAt([], 'These bytes are not UTF-8. Send the JSON in UTF-8.')
  const read = parseValue(text)
  if (!read.ok) return read
  return isObject(read.value) ? done(read.value) : refuseAt([], 'This is JSON, but no object. Send one JSON object.')
}

/** Reads the text of any JSON value as `parsePayload` reads an object. */
export function parseValue(text: string): Result<PayloadValue> {
  let plain: unknown
  try {
    plain = JSON.parse(text)
  } catch (error) {
    return refuseAt([], `This is not JSON${placeOf(error)}. Send one JSON object.`)
  }
  const problem = findUnstorable(plain)
  return problem ? refuse('invalid', [problem]) : done(JSON.parse(text, keepSource) as PayloadValue)
}

/** The nesting and the NUL characters of any value, without a risk for the stack: it stops at the first problem. */
export function findUnstorable(value: unknown, path: Path = []): Problem | undefined {
  if (typeof value === 'string') return value.includes('\0') ? problemAt(path, nulProblem) : undefined
  if (typeof value !== 'object' || value === null || value instanceof SourceNumber) return undefined
  if (path.length >= maxDepth) {
    return problemAt(path, `This nests deeper than ${maxDepth} levels. Send it with fewer levels.`)
  }
  if (Array.isArray(value)) return firstProblem(value.entries(), path)
  const badKey = Object.keys(value).find(key => key.includes('\0'))
  if (badKey !== undefined) return problemAt(path, nulProblem)
  return firstProblem(Object.entries(value), path)
}

/**
 * One text for all spellings of one content: members in the order of their names, no white space. Numbers stand as they
 * were written, so 1 and 1.0 differ.
 */
export function canonicalJson(value: PayloadValue | JsonValue): string {
  if (value instanceof SourceNumber) return value.source
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const members = Object.entries<PayloadValue | JsonValue>(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** Plain JSON of a payload. Numbers become JavaScript's: beyond 2^53 digits are lost, beyond 1.8e308 it is null. */
export function plainJson(value: PayloadValue): JsonValue {
  if (value instanceof SourceNumber) return finite(Number(value.source))
  if (Array.isArray(value)) return value.map(plainJson)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plainJson(member)]))
}

/** The same with each half of a surrogate pair replaced by U+FFFD: no JSON in the database can hold one. */
export function wellFormed<T extends JsonValue>(value: T): T
export function wellFormed(value: JsonValue): JsonValue {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(member => wellFormed(member))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toWellFormed(), wellFormed(member)]))
}

/**
 * The text of an id: a non-empty string or a number, so that id 1 and id "1" are one. Anything else is undefined.
 * A lone surrogate, which no database text can hold, stands as its escape, so that two such ids stay two.
 */
export function idText(value: PayloadValue | undefined): string | undefined {
  if (value instanceof SourceNumber) return value.source
  if (typeof value !== 'string' || value === '') return undefined
  return value.replace(/\p{Surrogate}/gu, lone => `\\u${lone.charCodeAt(0).toString(16)}`)
}

const nulProblem = 'This carries a NUL character. Send it without.'

function keepSource(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' ? new SourceNumber(context?.source ?? String(value)) : value
}

function firstProblem(members: Iterable<[string | number, unknown]>, path: Path): Problem | undefined {
  for (const [step, member] of members) {
    const problem = findUnstorable(member, [...path, step])
    if (problem) return problem
  }
  return undefined
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Only the place is taken from the parser's message: its text quotes the payload. */
function placeOf(error: unknown): string {
  const found = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '')
  return found ? ` (line ${found[1]}, column ${found[2]})` : ''
}

function finite(number: number): number | null {
  return Number.isFinite(number) ? number : null
}

function refuseAt(path: Path, problem: string): Result<never> {
  return refuse('invalid', [problemAt(path, problem)])
}
