import type { JsonValue, PayloadValue } from '#lib/json.ts'
import { pathText } from '#lib/path.ts'
import type { Provenance } from '#lib/templates/answers.ts'
import type { Settings } from '#lib/templates/field-types.ts'
import { type Converted, convert, scalarText, sourced } from './convert.ts'
import { type ExpressionInput, evaluateExpression } from './expression.ts'
import { readExpression } from './expression-syntax.ts'
import { normalPath, readPath } from './path.ts'
import type { OptionTable, Target } from './schema.ts'

/** What a target reads from: an alert's payload, and the whole one where a source splits it. */
export type Reading = { payload: PayloadValue; whole?: PayloadValue | undefined; input: ExpressionInput }
/** What stands where the target points, as it was sent. Undefined: nothing. */
export type Raw = { raw: PayloadValue | undefined; provenance: Provenance; place: string }

type Refused = { problem: string }

/** Looks up what a target points at and translates it by its table of options; the field's type is not considered yet. */
export async function resolveTarget(target: Target, reading: Reading): Promise<Raw | Refused> {
  if (typeof target === 'string') return atPath(target, reading)
  if ('value' in target) return { raw: sourced(target.value), provenance: { from: 'constant' }, place: 'The constant' }
  if ('expression' in target) return ofExpression(target.expression, reading)
  const found = atPath(target.path, reading)
  return target.options ? translate(found, target.options, normalPath(target.path)) : found
}

/**
 * The value of a field by its target: null where nothing was sent.
 * @returns a problem in words (where the value stands, what is wrong with it) when it can't be one of the field's
 */
export async function resolveAnswer(
  target: Target,
  settings: Settings,
  reading: Reading,
): Promise<{ value: JsonValue | null; provenance: Provenance } | Refused> {
  const found = await resolveTarget(target, reading)
  if ('problem' in found) return found
  if (found.raw === undefined || found.raw === null) return { value: null, provenance: found.provenance }
  const from = typeof target === 'object' && 'path' in target ? target.from : undefined
  const converted = convert(found.raw, settings, from)
  if ('value' in converted) return { value: converted.value, provenance: found.provenance }
  return { problem: wordsOf(found.place, converted) }
}

function atPath(path: string, { payload, whole }: Reading): Raw {
  const normal = normalPath(path)
  return {
    raw: readPath(payload, path, whole),
    provenance: { from: 'path', path: normal },
    place: `The value at ${normal}`,
  }
}

async function ofExpression(expression: string, { input }: Reading): Promise<Raw | Refused> {
  const read = readExpression(expression)
  if (!read.ok) return { problem: `The expression ${read.problems[0]?.problem ?? 'can’t be read'}` }
  const evaluation = await evaluateExpression(expression, input)
  if ('problem' in evaluation) return { problem: `The expression ${evaluation.problem}` }
  const provenance: Provenance = { from: 'expression', expression, paths: read.value.paths }
  return { raw: evaluation.value, provenance, place: 'What the expression gives' }
}

/** Each value by the table; one that the table doesn't have is a problem, since passing it on would be a guess. */
function translate(found: Raw, table: OptionTable, path: string): Raw | Refused {
  if (found.raw === undefined || found.raw === null) return found
  const members = Array.isArray(found.raw) ? found.raw.filter(member => member !== null) : [found.raw]
  const translated = members.map(member => {
    const text = scalarText(member)
    return text !== undefined && Object.hasOwn(table, text) ? table[text] : undefined
  })
  if (translated.includes(undefined)) return { problem: `The value at ${path} has no entry in the table of options` }
  const raw = translated.map(value => sourced(value ?? null))
  return { ...found, raw: Array.isArray(found.raw) ? raw : (raw[0] ?? null), provenance: { from: 'options', path } }
}

function wordsOf(place: string, converted: Extract<Converted, { problems: unknown }>): string {
  const sentences = converted.problems.slice(0, 5).map(({ path, problem }) => {
    const inside = path.length > 0 ? ` (in ${pathText(path)})` : ''
    return `${place}${inside} ${problem}`
  })
  return sentences.join('. ')
}
