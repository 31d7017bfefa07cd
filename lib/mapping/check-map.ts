import type { JsonValue } from '#lib/json.ts'
import { type Path, problemAt } from '#lib/path.ts'
import type { Problem } from '#lib/result.ts'
import { checkAnswer } from '#lib/templates/answers-schema.ts'
import type { Field, Settings } from '#lib/templates/field-types.ts'
import { convert, sourced } from './convert.ts'
import { decimalText } from './decimal.ts'
import { readExpression } from './expression-syntax.ts'
import { type AlertMap, priorities, type SourceMap, type Target } from './schema.ts'

/**
 * What is wrong with a source's map before any payload comes: a question that the template doesn't ask, an expression
 * that can't be read, a constant or an entry of a table that the field wouldn't take.
 * @param at where the map stands, such as `sources[0].map`
 */
export function checkMap(map: SourceMap, content: { fields: Field[] }, at: Path): Problem[] {
  return Object.entries(map).flatMap(([key, target]) => {
    const field = content.fields.find(each => each.key === key)
    if (field) return checkTarget(target, field, [...at, key])
    return [problemAt([...at, key], 'is no field of the template; use a key of one of its fields')]
  })
}

/** The same for an alert's own columns; `at` such as `sources[0].alert`. */
export function checkAlertMap(alertMap: AlertMap, at: Path): Problem[] {
  return Object.entries(alertMap).flatMap(([name, target]) =>
    target === undefined ? [] : checkTarget(target, columnFields[name as keyof AlertMap], [...at, name]),
  )
}

/** The columns as fields. An amount is checked as what it is: decimal digits, as many as there are. */
const columnFields: Record<keyof AlertMap, Field> = {
  subject: column({ type: 'string', maxLength: 1024 }),
  subjectId: column({ type: 'string' }),
  amount: column({ type: 'number' }),
  currency: column({ type: 'string', maxLength: 10 }),
  rules: column({ type: 'array', items: { type: 'string' } }),
  priority: column({ type: 'choices', options: priorities.map(value => ({ value, label: value })) }),
  occurredAt: column({ type: 'datetime' }),
}

function column(settings: Settings): Field {
  return { key: 'column', label: 'Column', ...settings }
}

function checkTarget(target: Target, field: Field, at: Path): Problem[] {
  if (field.type === 'file') return [problemAt(at, 'can’t be mapped: a person adds files; leave it out')]
  if (typeof target === 'string') return []
  if ('value' in target) return checkValue(target.value, field, [...at, 'value'])
  if ('expression' in target) {
    const read = readExpression(target.expression)
    return read.ok ? [] : read.problems.map(({ problem }) => problemAt([...at, 'expression'], problem))
  }
  const entries = Object.entries(target.options ?? {}).flatMap(([sent, value]) =>
    checkValue(value, memberOf(field), [...at, 'options', sent]),
  )
  const timeless = target.from !== undefined && !takesTime(field)
  return timeless
    ? [...entries, problemAt([...at, 'from'], 'is only for dates, datetimes and text; leave it out')]
    : entries
}

function checkValue(value: JsonValue, field: Field, at: Path): Problem[] {
  if (field === columnFields.amount && typeof value === 'string' && decimalText(value) !== undefined) return []
  const raw = sourced(value)
  const converted = raw === null ? undefined : convert(raw, field)
  if (converted === undefined) return [problemAt(at, 'is nothing; give a value or leave the target out')]
  if ('problems' in converted)
    return converted.problems.map(({ path, problem }) => problemAt([...at, ...path], problem))
  return checkAnswer(field, converted.value).map(({ problem }) => problemAt(at, `doesn’t fit the field: ${problem}`))
}

/** What one entry of a table stands for: of a list, one element. */
function memberOf(field: Field): Field {
  return field.type === 'array' ? column(field.items) : field
}

function takesTime(settings: Settings): boolean {
  if (settings.type === 'array') return takesTime(settings.items)
  return ['date', 'datetime', 'string', 'hash'].includes(settings.type)
}
