import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { wholeConfig } from '#lib/testing/config-file.ts'
import { writeConfig } from './export-config.ts'
import { parseConfig } from './parse-config.ts'
import { planImport } from './plan-import.ts'
import type { Config } from './schema.ts'
import type { StoredConfig } from './stored-config.ts'

const parsed = (text: string): Config => {
  const result = parseConfig(text)
  if (!result.ok) throw new Error(result.problems.map(({ path, problem }) => `${path}: ${problem}`).join('\n'))
  return result.value
}
/** The rows as the database gives them back: JSON columns without undefined. */
const stored = (config: Config): StoredConfig => {
  const { templates, sources } = JSON.parse(JSON.stringify(config)) as Config
  return {
    templates: templates.map((content, index) => ({ id: `t${index}`, version: 1, content })),
    sources: sources.map((content, index) => ({
      id: `s${index}`,
      mapVersion: 1,
      kind: templates.find(({ slug }) => slug === content.template)?.kind ?? 'alert',
      content,
    })),
  }
}

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40 }).filter(value => value.trim() !== '' && !value.includes('\0')),
  fc.constantFrom(
    'yes',
    'null',
    '~',
    '1e3',
    '0x10',
    '2026-01-01',
    ': #',
    '- a',
    '"',
    "it's",
    '*a',
    '&a',
    '!t',
    '{',
    'a\nb',
    '💶',
  ),
)
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const flag = maybe(fc.boolean())
const common = { required: flag, writeOnce: flag, help: maybe(text), section: maybe(text) }
const option = fc.oneof(text, fc.record({ value: text, label: text }))
const settings: fc.Arbitrary<{ type: string }> = fc.oneof(
  fc.record({ type: fc.constant('string'), maxLength: maybe(fc.integer({ min: 1, max: 1024 })) }),
  fc.record({ type: fc.constant('integer'), min: maybe(fc.integer()), default: maybe(fc.maxSafeInteger()) }),
  fc.record({ type: fc.constant('number'), max: maybe(fc.double({ noNaN: true, noDefaultInfinity: true })) }),
  fc.record({ type: fc.constantFrom('boolean', 'datetime', 'email-address') }),
  fc.record({ type: fc.constant('date'), minDate: maybe(fc.constant('2026-01-01')) }),
  fc.record({
    type: fc.constantFrom('choices', 'multi-choices'),
    options: fc.array(option, { minLength: 1, maxLength: 3 }),
    allowEmpty: flag,
  }),
  fc.record({ type: fc.constant('array'), items: fc.record({ type: fc.constantFrom('string', 'date', 'number') }) }),
  fc.record({
    type: fc.constant('hash'),
    fields: fc.constant([{ key: 'a', label: 'A', type: 'string', help: 'x' }]),
    ignoreUnknownKeys: flag,
  }),
  fc.record({ type: fc.constant('json'), default: maybe(fc.jsonValue({ maxDepth: 3 })) }),
  fc.record({ type: fc.constant('file'), maxBytes: maybe(fc.integer({ min: 1, max: 1000 })) }),
)
const field = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), text, fc.record(common), settings)
  .map(([key, label, rest, own]) => ({ key, label, ...rest, ...own }))
const slug = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
const template = fc.record({
  slug,
  name: text,
  kind: fc.constantFrom('alert', 'sar'),
  caseTemplateId: fc.constant('ctmpl_1'),
  fields: fc.uniqueArray(field, { minLength: 1, maxLength: 6, selector: each => each.key }),
})
const target = fc.oneof(
  fc.constantFrom('a.b', 'a["x.y"][0]'),
  fc.record({
    path: fc.constant('a'),
    options: maybe(
      fc.dictionary(
        text.filter(key => key !== '__proto__'),
        text,
        { minKeys: 1, maxKeys: 3 },
      ),
    ),
  }),
  fc.record({ expression: fc.constantFrom("a & ': ' & b", 'a[0]') }),
  fc.record({ value: text }),
)
const source = fc.record({
  slug,
  name: text,
  auth: fc.constant({ kind: 'bearer' }),
  externalId: fc.constantFrom('id', '["a.b"]'),
  events: maybe(fc.record({ path: fc.constant('type'), create: maybe(fc.uniqueArray(text, { maxLength: 2 })) })),
  version: maybe(fc.constant('at')),
  alert: maybe(fc.record({ subject: maybe(target), rules: maybe(target) })),
  submit: maybe(fc.constantFrom('review', 'automatic')),
  reference: maybe(fc.constant('c.id')),
})
const config = fc
  .record({
    templates: fc.uniqueArray(template, { minLength: 1, maxLength: 3, selector: each => each.slug }),
    sources: fc.uniqueArray(source, { maxLength: 3, selector: each => each.slug }),
    targets: fc.array(target, { minLength: 6, maxLength: 6 }),
  })
  .map(({ templates, sources, targets }) => ({
    caseport: 1,
    templates,
    sources: sources.map((each, index) => {
      const of = templates[index % templates.length]
      const strings = of?.fields.filter(({ type }) => type === 'string') ?? []
      return {
        ...each,
        template: of?.slug,
        map: Object.fromEntries(strings.map(({ key }, place) => [key, targets[place]])),
      }
    }),
  }))

describe('writeConfig', () => {
  test('writes what parseConfig reads, so that importing an export changes nothing', () => {
    let tried = 0
    fc.assert(
      fc.property(config, input => {
        const first = parseConfig(JSON.stringify(input))
        if (!first.ok) return
        tried += 1
        const kept = stored(first.value)
        const written = writeConfig({
          templates: kept.templates.map(({ content }) => content),
          sources: kept.sources.map(({ content }) => content),
        })
        expect(planImport(parsed(written), kept)).toEqual({ ok: true, value: [] })
      }),
      { numRuns: 200 },
    )
    expect(tried).toBeGreaterThan(50)
  })

  test('keeps the order and the spelling of the description', () => {
    const first = parsed(wholeConfig)
    const written = writeConfig(first)
    expect(parsed(written)).toEqual(first)
    const plain = parse(written) as { templates: { fields: { options?: unknown }[] }[] }
    expect(Object.keys(plain.templates[0] ?? {})).toEqual([
      'slug',
      'name',
      'kind',
      'caseTemplateId',
      'route',
      'approval',
      'correlation',
      'fields',
    ])
    expect(plain.templates[0]?.fields[2]?.options).toEqual(['structuring', 'velocity'])
    expect(plain.templates[1]?.fields[5]?.options).toEqual([{ value: 'a', label: 'First' }, 'b'])
  })

  test('writes an empty config that can be read', () => {
    expect(parsed(writeConfig({ templates: [], sources: [] }))).toEqual({ templates: [], sources: [] })
  })
})
