import { z } from 'zod'
import { findUnstorable } from './json.ts'
import { type Path, pathText } from './path.ts'
import { done, type Problem, type Result, refuse } from './result.ts'

type Issue = z.core.$ZodIssue
type RawIssue = Parameters<z.core.$ZodErrorMap>[0]

/**
 * Proves that an input has a shape.
 * @param at where the input stands in what the person gave, so that problems are named from the root.
 * @returns `invalid` with every problem at its own path; no problem repeats a value, which may be a secret. What no
 * schema needs to say for itself: nothing holds a NUL character, which no text of the database can.
 */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown, at: Path = []): Result<T> {
  const parsed = schema.safeParse(input, { error: words })
  if (!parsed.success) return refuse('invalid', problemsOf(parsed.error, at))
  const unstorable = findUnstorable(parsed.data, at)
  return unstorable ? refuse('invalid', [unstorable]) : done(parsed.data)
}

/** The problems of a zod error, one for each unknown key and each fault, at their own paths. */
export function problemsOf(error: z.core.$ZodError, at: Path = []): Problem[] {
  return error.issues.flatMap(issue => problemsOfIssue(issue, at))
}

function problemsOfIssue(issue: Issue, at: Path): Problem[] {
  const path: Path = [...at, ...issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: pathText([...path, key]), problem: issue.message }))
  }
  const branch = issue.code === 'invalid_union' ? likeliestBranch(issue.errors) : undefined
  if (branch) return branch.flatMap(inner => problemsOfIssue(inner, path))
  return [{ path: pathText(path), problem: issue.message }]
}

/** Of a choice of shapes the one that was meant: of the right type, with the fewest faults, and alone in that. */
function likeliestBranch(branches: Issue[][]): Issue[] | undefined {
  const ranked = branches
    .filter(issues => !issues.some(issue => issue.code === 'invalid_type' && issue.path.length === 0))
    .map(issues => ({ issues, faults: issues.reduce((sum, issue) => sum + faultsOf(issue), 0) }))
    .sort((a, b) => a.faults - b.faults)
  const [first, second] = ranked
  return first && first.faults !== second?.faults ? first.issues : undefined
}

function faultsOf(issue: Issue): number {
  return issue.code === 'unrecognized_keys' ? issue.keys.length : 1
}

const names: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object with named values',
  record: 'an object with named values',
  array: 'a list',
}

function words(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `is missing; give ${nameOf(issue)}` : `must be ${nameOf(issue)}`
    case 'unrecognized_keys':
      return `is not known here; ${known(issue.inst)}`
    case 'invalid_value':
      return `is ${issue.input === undefined ? 'missing' : 'not supported'}; use ${oneOf(issue.values)}`
    case 'invalid_union':
      return issue.options
        ? `is ${missing(issue) ? 'missing' : 'not supported'}; use ${oneOf(issue.options as unknown[])}`
        : undefined
    case 'too_small':
      return `must ${extent(issue.origin)} ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit(issue.origin)}`
    case 'too_big':
      return `must ${extent(issue.origin)} ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unit(issue.origin)}`
    default:
      return undefined
  }
}

function nameOf(issue: { expected: string }): string {
  return names[issue.expected] ?? issue.expected
}

function missing(issue: RawIssue): boolean {
  const { input, discriminator } = issue as { input?: unknown; discriminator?: string }
  return (
    typeof input === 'object' && input !== null && discriminator !== undefined && !Object.hasOwn(input, discriminator)
  )
}

function known(inst: unknown): string {
  const keys = inst instanceof z.ZodObject ? Object.keys(inst.shape) : []
  return keys.length > 0 ? `use ${oneOf(keys)}, or leave it out` : 'leave it out'
}

function oneOf(values: readonly unknown[]): string {
  const texts = values.map(String)
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`
}

function extent(origin: string): string {
  return origin === 'number' || origin === 'int' ? 'be' : 'have'
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters' : ''
}
