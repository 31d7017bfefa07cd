import type { JsonValue, PayloadObject, PayloadValue } from '#lib/json.ts'
import { SourceNumber } from '#lib/json.ts'
import type { Problem } from '#lib/result.ts'
import type { Settings } from '#lib/templates/field-types.ts'
import { decimalText } from './decimal.ts'
import { expressionInput } from './expression.ts'
import { type Reading, resolveAnswer, resolveTarget } from './resolve-target.ts'
import { type AlertMap, type Priority, priorities, type Target } from './schema.ts'

/** An alert's own columns; null (no rules: an empty list) is "Not sent". Nothing of an amount is rounded. */
export type AlertColumns = {
  subject: string | null
  subjectId: string | null
  /** Decimal text in units of the currency, up to 35 digits before and 30 after the point. */
  amount: string | null
  currency: string | null
  rules: string[]
  priority: Priority | null
  /** ISO 8601 in UTC. */
  occurredAt: string | null
  /** Columns that were sent but can't be read, by `alert.<column>`. */
  problems: Problem[]
}

const text: Settings = { type: 'string' }
const priorityOptions = priorities.map(value => ({ value, label: value }))
/** The queue shows rules as chips; nobody reads more of them. */
const mostRules = 100
const longest = { subject: 1_000, subjectId: 500, rule: 200 }

/** Reads an alert's own columns out of its payload by the source's `alert:`, on the same engine as the answers. */
export async function mapAlertColumns(
  alertMap: AlertMap,
  payload: PayloadObject,
  whole?: PayloadValue,
): Promise<AlertColumns> {
  const reading: Reading = { payload, whole, input: expressionInput(payload, whole) }
  const problems: Problem[] = []
  const column = async (name: keyof AlertMap, settings: Settings): Promise<JsonValue | null> => {
    const target = alertMap[name]
    const found = target === undefined ? undefined : await resolveAnswer(target, settings, reading)
    if (found && 'problem' in found) problems.push({ path: `alert.${name}`, problem: found.problem })
    return found && 'value' in found ? found.value : null
  }
  const columns = {
    subject: cut(await column('subject', text), longest.subject),
    subjectId: cut(await column('subjectId', text), longest.subjectId),
    amount: await readAmount(alertMap.amount, reading, problems),
    currency: readCurrency(await column('currency', text), problems),
    rules: readRules(await column('rules', { type: 'array', items: text })),
    priority: (await column('priority', { type: 'choices', options: priorityOptions })) as Priority | null,
    occurredAt: (await column('occurredAt', { type: 'datetime' })) as string | null,
  }
  return { ...columns, problems }
}

async function readAmount(target: Target | undefined, reading: Reading, problems: Problem[]): Promise<string | null> {
  const found = target === undefined ? undefined : await resolveTarget(target, reading)
  if (!found) return null
  if ('problem' in found) {
    problems.push({ path: 'alert.amount', problem: found.problem })
    return null
  }
  if (found.raw === undefined || found.raw === null || found.raw === '') return null
  const source = found.raw instanceof SourceNumber ? found.raw.source : found.raw
  const amount = typeof source === 'string' ? decimalText(source) : undefined
  if (amount === undefined)
    problems.push({ path: 'alert.amount', problem: `${found.place} is no decimal number such as 12500.50` })
  return amount ?? null
}

function readCurrency(value: JsonValue | null, problems: Problem[]): string | null {
  if (typeof value !== 'string' || value === '') return null
  if (/^[A-Za-z0-9]{2,10}$/.test(value)) return value.toUpperCase()
  problems.push({ path: 'alert.currency', problem: 'What was sent is no currency code such as USD' })
  return null
}

function readRules(value: JsonValue | null): string[] {
  const rules = (Array.isArray(value) ? value : []).map(rule => cut(rule, longest.rule))
  return [...new Set(rules.filter(rule => rule !== null))].slice(0, mostRules)
}

/** The text, cut to what a column holds without splitting a character; the payload keeps the whole. */
function cut(value: JsonValue, most: number): string | null {
  if (typeof value !== 'string' || value === '') return null
  return value.length <= most ? value : [...value].slice(0, most).join('')
}
