import { canonicalJson, type JsonValue } from '#lib/json.ts'
import { checkMap } from '#lib/mapping/check-map.ts'
import { problemAt } from '#lib/path.ts'
import { done, type Problem, type Result, refuse } from '#lib/result.ts'
import type { Config, ConfigSource, ConfigTemplate } from './schema.ts'
import type { StoredConfig, StoredSource, StoredTemplate } from './stored-config.ts'

/** One thing that an import does. `template` of a source is the slug of what it feeds. */
export type Step =
  | { does: 'create-template'; content: ConfigTemplate }
  | { does: 'publish-version'; stored: StoredTemplate; content: ConfigTemplate }
  | { does: 'rename-template'; stored: StoredTemplate; content: ConfigTemplate }
  | { does: 'create-source'; content: ConfigSource; kind: 'alert' | 'sar' }
  | { does: 'change-source'; stored: StoredSource; content: ConfigSource }

/**
 * Compares a config with what is stored: what an import has to do, in order, nothing where nothing differs.
 * @returns `invalid` with the path in the file: a template's kind can't change, a source's template must exist and be of
 * the kind of its alerts, and no source may map a question that is gone
 */
export function planImport(config: Config, stored: StoredConfig): Result<Step[]> {
  const problems: Problem[] = []
  const steps = config.templates.flatMap((content, index) => {
    const existing = stored.templates.find(template => template.content.slug === content.slug)
    if (existing && existing.content.kind !== content.kind) {
      problems.push(
        problemAt(['templates', index, 'kind'], `can’t change; it is ${existing.content.kind}, so give another slug`),
      )
    }
    problems.push(...orphanedMaps(content, index, config, stored))
    return templateSteps(content, existing)
  })
  const sourceSteps = config.sources.flatMap((content, index): Step[] => {
    const existing = stored.sources.find(source => source.content.slug === content.slug)
    const template = findTemplate(content.template, config, stored)
    problems.push(...sourceProblems(content, index, template, existing))
    if (!existing) return template ? [{ does: 'create-source', content, kind: template.kind }] : []
    return same(plainSource(existing.content), plainSource(content))
      ? []
      : [{ does: 'change-source', stored: existing, content }]
  })
  return problems.length > 0 ? refuse('invalid', problems) : done([...steps, ...sourceSteps])
}

function templateSteps(content: ConfigTemplate, existing: StoredTemplate | undefined): Step[] {
  if (!existing) return [{ does: 'create-template', content }]
  const { name, ...now } = existing.content
  const { name: newName, ...then } = content
  const steps: Step[] = name === newName ? [] : [{ does: 'rename-template', stored: existing, content }]
  return same(now, then) ? steps : [...steps, { does: 'publish-version', stored: existing, content }]
}

function sourceProblems(
  content: ConfigSource,
  index: number,
  template: ConfigTemplate | undefined,
  existing: StoredSource | undefined,
): Problem[] {
  const at = ['sources', index, 'template']
  if (!template) return [problemAt(at, 'there is no such template; name one of the file or one that is here already')]
  if (existing && existing.kind !== template.kind) {
    return [
      problemAt(
        at,
        `must be of kind ${existing.kind}, since the source’s alerts are; give a new source for the other kind`,
      ),
    ]
  }
  return checkMap(content.map ?? {}, template, ['sources', index, 'map'])
}

/** Sources that the file doesn't name keep their map, so a template must keep the questions which they answer. */
function orphanedMaps(content: ConfigTemplate, index: number, config: Config, stored: StoredConfig): Problem[] {
  const named = new Set(config.sources.map(({ slug }) => slug))
  return stored.sources
    .filter(source => source.content.template === content.slug && !named.has(source.content.slug))
    .filter(source => checkMap(source.content.map ?? {}, content, []).length > 0)
    .map(source =>
      problemAt(
        ['templates', index, 'fields'],
        `no longer fit the map of source ${source.content.slug}; change both in one file`,
      ),
    )
}

function findTemplate(slug: string, config: Config, stored: StoredConfig): ConfigTemplate | undefined {
  const inFile = config.templates.find(template => template.slug === slug)
  return inFile ?? stored.templates.find(template => template.content.slug === slug)?.content
}

/** An empty map says what no map says. */
function plainSource({ map, alert, ...rest }: ConfigSource): unknown {
  return { ...rest, map: map ?? {}, alert: alert ?? {} }
}

function same(one: unknown, other: unknown): boolean {
  return plainText(one) === plainText(other)
}

function plainText(value: unknown): string {
  return canonicalJson(JSON.parse(JSON.stringify(value)) as JsonValue)
}
