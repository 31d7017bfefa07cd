import { isObject, type PayloadValue } from '#lib/json.ts'
import { type Path, pathText } from '#lib/path.ts'
import { done, type Result, refuse } from '#lib/result.ts'

/** Where a path begins that reads the whole payload, also when a source splits it into alerts. */
export const wholePayload = '$payload'

const bareName = /^[^.[\]"'\s](?:[^.[\]"']*[^.[\]"'\s])?/
const element = /^\[(\d{1,7})\]/
const quotedName = /^\[("(?:[^"\\]|\\.)*")\]/

/**
 * Reads a mapping's path: names joined by dots, `[0]` for an element, `["a.b"]` for a name that dots or brackets would
 * split.
 * @returns the steps, or `invalid` with the character that can't be read
 */
export function parsePath(text: string): Result<Path> {
  const steps: (string | number)[] = []
  let rest = text
  while (rest !== '' || steps.length === 0) {
    const step = nextStep(rest, steps.length === 0)
    if (!step) return refuse('invalid', [{ path: '', problem: unreadable(text, text.length - rest.length) }])
    steps.push(step.value)
    rest = step.rest
  }
  return done(steps)
}

/**
 * The value at a path. A name asked of a list is asked of each element: `rules.name` is the list of names. A number asked
 * of a list is that element of it. Only own members are seen, never a prototype's.
 * @returns undefined when nothing is there, and for a path that can't be read
 */
export function readPath(payload: PayloadValue, path: string | Path, whole?: PayloadValue): PayloadValue | undefined {
  const steps = stepsOf(path)
  if (!steps) return undefined
  const [first, ...later] = steps
  const own = isObject(payload) && Object.hasOwn(payload, wholePayload)
  if (first !== wholePayload || own) return steps.reduce<PayloadValue | undefined>(stepInto, payload)
  return later.reduce<PayloadValue | undefined>(stepInto, whole ?? payload)
}

/** A path spelled the one way that provenance and the evidence tree share; a path that can't be read stays as it is. */
export function normalPath(path: string): string {
  const steps = stepsOf(path)
  return steps ? pathText(steps) : path
}

/** The places in a payload that a path reads, each as text: `rules.name` reads `rules[0].name` and `rules[1].name`. */
export function placesOf(payload: PayloadValue, path: string): string[] {
  const steps = stepsOf(path)
  if (!steps) return []
  const places = steps.reduce<{ at: Path; value: PayloadValue }[]>(
    (found, step) => found.flatMap(place => placesInto(place, step)),
    [{ at: [], value: payload }],
  )
  return places.map(place => pathText(place.at))
}

function stepsOf(path: string | Path): Path | undefined {
  if (typeof path !== 'string') return path
  const parsed = parsePath(path)
  return parsed.ok ? parsed.value : undefined
}

function stepInto(value: PayloadValue | undefined, step: string | number): PayloadValue | undefined {
  if (typeof step === 'number') return Array.isArray(value) ? value[step] : undefined
  if (Array.isArray(value)) {
    const found = value.flatMap(member => stepInto(member, step) ?? [])
    return found.length > 0 ? found : undefined
  }
  return value !== undefined && isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

function placesInto({ at, value }: { at: Path; value: PayloadValue }, step: string | number) {
  if (typeof step === 'string' && Array.isArray(value)) {
    return value.flatMap((member, index): { at: Path; value: PayloadValue }[] =>
      placesInto({ at: [...at, index], value: member }, step),
    )
  }
  const found = stepInto(value, step)
  return found === undefined ? [] : [{ at: [...at, step], value: found }]
}

function nextStep(text: string, first: boolean): { value: string | number; rest: string } | undefined {
  const number = element.exec(text)
  if (number) return { value: Number(number[1]), rest: text.slice(number[0].length) }
  const quoted = quotedName.exec(text)
  if (quoted?.[1] !== undefined) return readQuoted(quoted[1], text.slice(quoted[0].length))
  const begin = first ? 0 : 1
  if (!first && !text.startsWith('.')) return undefined
  const name = bareName.exec(text.slice(begin))
  return name ? { value: name[0], rest: text.slice(begin + name[0].length) } : undefined
}

function readQuoted(literal: string, rest: string): { value: string; rest: string } | undefined {
  try {
    return { value: JSON.parse(literal) as string, rest }
  } catch {
    return undefined
  }
}

function unreadable(text: string, at: number): string {
  if (text.trim() === '') return 'is empty; give a path such as customer.name'
  return `can’t be read from character ${at + 1} on; write names with dots, [0] for an element, ["a.b"] for a name with dots`
}
