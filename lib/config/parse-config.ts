import { checkAlertMap, checkMap } from '#lib/mapping/check-map.ts'
import { parseInput } from '#lib/parse-input.ts'
import { type Path, problemAt } from '#lib/path.ts'
import { done, type Problem, type Result, refuse } from '#lib/result.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { checkSourceAvailable, checkTemplateAvailable } from './not-yet.ts'
import { readFile } from './read-file.ts'
import {
  type Config,
  type ConfigSource,
  type ConfigTemplate,
  configFrameSchema,
  configSourceSchema,
  configTemplateSchema,
} from './schema.ts'

/**
 * Reads a config file, YAML or JSON, and checks everything that can be known without the database.
 * @returns the config with defaults filled in, or `invalid` with every problem at its path, spelled
 * `templates[1].fields[1].type`
 */
export function parseConfig(text: string): Result<Config> {
  const read = readFile(text)
  if (!read.ok) return read
  const frame = parseInput(configFrameSchema, read.value)
  const problems: Problem[] = frame.ok ? [] : [...frame.problems]
  const templates = each(membersOf(read.value, 'templates'), 'templates', readTemplate, problems)
  const sources = each(membersOf(read.value, 'sources'), 'sources', readSource, problems)
  problems.push(...checkUnique(templates, 'templates'), ...checkUnique(sources, 'sources'))
  for (const { value, index } of sources) {
    const template = templates.find(other => other.value.slug === value.template)
    if (template) problems.push(...checkSourceMap(value, template.value, index))
  }
  if (problems.length > 0) return refuse('invalid', problems)
  return done({ templates: templates.map(({ value }) => value), sources: sources.map(({ value }) => value) })
}

/** What is wrong with a source's map for a template's fields; `index` is the source's place in the file. */
export function checkSourceMap(source: ConfigSource, template: { fields: Field[] }, index: number): Problem[] {
  return checkMap(source.map ?? {}, template, ['sources', index, 'map'])
}

type Placed<T> = { value: T; index: number }

function each<T>(
  inputs: unknown[],
  list: string,
  read: (input: unknown, at: Path) => Result<T>,
  problems: Problem[],
): Placed<T>[] {
  return inputs.flatMap((input, index) => {
    const result = read(input, [list, index])
    if (!result.ok) problems.push(...result.problems)
    return result.ok ? [{ value: result.value, index }] : []
  })
}

function readTemplate(input: unknown, at: Path): Result<ConfigTemplate> {
  const unavailable = checkTemplateAvailable(input, at)
  const parsed = parseInput(configTemplateSchema, input, at)
  const problems = [...unavailable, ...(parsed.ok ? checkTemplate(parsed.value, at) : parsed.problems)]
  if (problems.length > 0 || !parsed.ok) return refuse('invalid', problems)
  return done({ ...parsed.value, correlation: parsed.value.correlation ?? defaultCorrelation(parsed.value.fields) })
}

function checkTemplate(
  template: {
    route: string
    transactionTypeId?: string | undefined
    correlation?: string | undefined
    fields: Field[]
  },
  at: Path,
): Problem[] {
  const { route, transactionTypeId, correlation, fields } = template
  const problems: Problem[] = []
  if (route === 'case' && transactionTypeId !== undefined) {
    problems.push(problemAt([...at, 'transactionTypeId'], 'is only for the routes transaction and both; leave it out'))
  }
  const field = fields.find(({ key }) => key === correlation)
  if (correlation !== undefined && field?.type !== 'string') {
    const keys = fields.filter(({ type }) => type === 'string').map(({ key }) => key)
    problems.push(
      problemAt(
        [...at, 'correlation'],
        `must be the key of a field of type string${keys.length > 0 ? `, such as ${keys[0]}` : ''}`,
      ),
    )
  }
  return problems
}

function defaultCorrelation(fields: Field[]): string | null {
  return fields.some(({ key, type }) => key === 'alert_id' && type === 'string') ? 'alert_id' : null
}

function readSource(input: unknown, at: Path): Result<ConfigSource> {
  const { problems: unavailable, rest } = checkSourceAvailable(input, at)
  const parsed = parseInput(configSourceSchema, rest, at)
  const problems = [...unavailable, ...(parsed.ok ? checkSource(parsed.value, at) : parsed.problems)]
  return problems.length > 0 || !parsed.ok ? refuse('invalid', problems) : done(parsed.value)
}

function checkSource(source: ConfigSource, at: Path): Problem[] {
  return [...checkEvents(source.events, [...at, 'events']), ...checkAlertMap(source.alert ?? {}, [...at, 'alert'])]
}

/** An event type in two lists would have two effects. */
function checkEvents(events: ConfigSource['events'], at: Path): Problem[] {
  const { path: _, ...lists } = events ?? { path: '' }
  const named = Object.entries(lists).flatMap(([list, types]) =>
    (types ?? []).map((type, index) => ({ list, index, type })),
  )
  return named
    .filter(({ type }, place) => named.findIndex(other => other.type === type) !== place)
    .map(({ list, index }) => problemAt([...at, list, index], 'is listed twice; give each event type one effect'))
}

function checkUnique(list: Placed<{ slug: string }>[], name: string): Problem[] {
  return list
    .filter(({ value }, place) => list.findIndex(other => other.value.slug === value.slug) !== place)
    .map(({ index }) => problemAt([name, index, 'slug'], 'is used twice; give each its own'))
}

function membersOf(file: unknown, key: 'templates' | 'sources'): unknown[] {
  const list = typeof file === 'object' && file !== null ? (file as Record<string, unknown>)[key] : undefined
  return Array.isArray(list) ? list : []
}
