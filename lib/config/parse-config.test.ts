import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { wholeConfig } from '#lib/testing/config-file.ts'
import { parseConfig } from './parse-config.ts'

const parsed = (text: string) => {
  const result = parseConfig(text)
  if (!result.ok) throw new Error(result.problems.map(({ path, problem }) => `${path}: ${problem}`).join('\n'))
  return result.value
}
const problems = (text: string) => {
  const result = parseConfig(text)
  return result.ok ? [] : result.problems.map(({ path, problem }) => `${path}: ${problem}`)
}

type Shape = { [key: string]: unknown }
const field = (settings: Shape) => ({ key: 'alert_id', label: 'Alert ID', type: 'string', ...settings })
const template = (settings: Shape = {}) => ({
  slug: 'wire-alert',
  name: 'Wire',
  kind: 'alert',
  caseTemplateId: 'ctmpl_1',
  fields: [field({}), { key: 'amount', label: 'Amount', type: 'number' }],
  ...settings,
})
const source = (settings: Shape = {}) => ({
  slug: 'tm',
  name: 'Engine',
  template: 'wire-alert',
  auth: { kind: 'bearer' },
  externalId: 'id',
  ...settings,
})
const file = (templates: unknown[], sources: unknown[] = []) => stringify({ caseport: 1, templates, sources })

describe('parseConfig', () => {
  test('reads the whole of what it describes and fills in what is left out', () => {
    const { templates, sources } = parsed(wholeConfig)
    expect(
      templates.map(({ slug, kind, correlation, route, approval }) => [slug, kind, correlation, route, approval]),
    ).toEqual([
      ['wire-alert', 'alert', 'alert_id', 'case', 'none'],
      ['filing', 'sar', 'alert_id', 'case', 'none'],
    ])
    expect(templates[0]?.fields[2]).toEqual({
      key: 'typology',
      label: 'Typology',
      type: 'choices',
      options: [
        { value: 'structuring', label: 'structuring' },
        { value: 'velocity', label: 'velocity' },
      ],
    })
    expect(sources.map(({ slug, submit, map }) => [slug, submit, Object.keys(map ?? {}).length])).toEqual([
      ['tm-engine', 'review', 6],
      ['referrals', 'automatic', 0],
    ])
  })

  test('reads JSON too, with tabs', () => {
    expect(parsed(JSON.stringify({ caseport: 1, templates: [template()], sources: [source()] }, null, '\t'))).toEqual(
      parsed(file([template()], [source()])),
    )
  })

  test('takes a file that names nothing', () => {
    expect(parsed('caseport: 1')).toEqual({ templates: [], sources: [] })
  })

  test.each<[string, string, string[]]>([
    ['an empty file', '', [': must be an object with named values']],
    ['a list', '- a', [': must be an object with named values']],
    ['no version', 'templates: []', ['caseport: is missing; use 1']],
    ['another version', 'caseport: 2', ['caseport: is not supported; use 1']],
    [
      'an unknown key',
      'caseport: 1\ncolour: red',
      ['colour: is not known here; use caseport, templates or sources, or leave it out'],
    ],
    ['templates that are no list', 'caseport: 1\ntemplates: {}', ['templates: must be a list']],
    ['a key twice', 'caseport: 1\nsources: []\nsources: []', ['line 3: gives a key twice; keep one']],
    ['a key twice in JSON', '{"caseport": 1,\n"sources": [],\n"sources": []}', ['line 3: gives a key twice; keep one']],
    [
      '__proto__',
      'caseport: 1\nsources:\n  - { __proto__: { slug: x } }',
      ['sources[0].__proto__: is not known here; leave it out'],
    ],
    ['an unknown tag', 'caseport: !!js/function 1', ['line 1: is no YAML or JSON (column 11, TAG_RESOLVE_FAILED)']],
  ])('refuses %s', (_what, text, lines) => {
    expect(problems(text)).toEqual(lines)
  })

  test('says on which line YAML is broken', () => {
    expect(problems('caseport: 1\ntemplates:\n  - slug: [a')).toEqual([
      expect.stringMatching(/^line 3: is no YAML or JSON/),
    ])
  })

  test('refuses aliases that multiply', () => {
    const bomb = `caseport: 1\nx: &a0 [1]\n${[...Array(20).keys()].map(n => `y${n}: &a${n + 1} [*a${n}, *a${n}, *a${n}]`).join('\n')}`
    expect(problems(bomb)).toEqual([expect.stringMatching(/refers to itself too often/)])
  })

  test.each<[string, Shape, string]>([
    [
      'a slug with capitals',
      { slug: 'Wire' },
      'templates[0].slug: must be lower-case letters, digits and single hyphens, such as wire-alert',
    ],
    ['a kind that isn’t there', { kind: 'case' }, 'templates[0].kind: is not supported; use alert or sar'],
    ['no kind', { kind: undefined }, 'templates[0].kind: is missing; use alert or sar'],
    [
      'an id of something else',
      { caseTemplateId: 'tmpl_1' },
      'templates[0].caseTemplateId: must be the id of a case template at Persona, such as ctmpl_abc123',
    ],
    [
      'a transaction type under case',
      { transactionTypeId: 'txntp_1' },
      'templates[0].transactionTypeId: is only for the routes transaction and both; leave it out',
    ],
    [
      'route transaction',
      { route: 'transaction', transactionTypeId: 'txntp_1' },
      'templates[0].route: transaction isn’t available yet; use case',
    ],
    ['route both', { route: 'both' }, 'templates[0].route: both isn’t available yet; use case'],
    ['an unknown route', { route: 'mail' }, 'templates[0].route: is not supported; use case, transaction or both'],
    ['approval', { approval: 'second-person' }, 'templates[0].approval: second-person isn’t available yet; use none'],
    [
      'a correlation that isn’t there',
      { correlation: 'ref' },
      'templates[0].correlation: must be the key of a field of type string, such as alert_id',
    ],
    [
      'a correlation of another type',
      { correlation: 'amount' },
      'templates[0].correlation: must be the key of a field of type string, such as alert_id',
    ],
    ['no fields', { fields: [] }, 'templates[0].fields: must have at least 1'],
    [
      'a type that isn’t there',
      { fields: [field({}), { key: 'a', label: 'A', type: 'float' }] },
      'templates[0].fields[1].type: is not supported; use string, integer, number, boolean, date, datetime, email-address, choices, multi-choices, array, hash, json or file',
    ],
    [
      'a field twice',
      { fields: [field({}), field({ type: 'date' })] },
      'templates[0].fields[1].key: is used twice; give each its own',
    ],
    [
      'a default that doesn’t fit',
      { fields: [field({ maxLength: 2, default: 'abc' })] },
      'templates[0].fields[0].default: doesn’t fit the field: Shorten this to 2 characters',
    ],
    [
      'an unknown key',
      { colour: 'red' },
      'templates[0].colour: is not known here; use slug, name, kind, caseTemplateId, route, transactionTypeId, approval, correlation or fields, or leave it out',
    ],
  ])('refuses a template with %s', (_what, settings, line) => {
    expect(problems(file([template(settings)]))).toEqual([line])
  })

  test.each<[string, Shape, string]>([
    [
      'an unknown key',
      { colour: 'red' },
      'sources[0].colour: is not known here; use slug, name, template, auth, externalId, events, version, alert, submit, reference or map, or leave it out',
    ],
    ['no auth', { auth: undefined }, 'sources[0].auth: is missing; give an object with named values'],
    [
      'basic',
      { auth: { kind: 'basic', user: 'a', secrets: [{ env: 'A' }] } },
      'sources[0].auth.kind: basic isn’t available yet; use bearer',
    ],
    ['header', { auth: { kind: 'header' } }, 'sources[0].auth.kind: header isn’t available yet; use bearer'],
    [
      'hmac',
      { auth: { kind: 'hmac', preset: 'stripe' } },
      'sources[0].auth.kind: hmac isn’t available yet; use bearer',
    ],
    ['another kind', { auth: { kind: 'magic' } }, 'sources[0].auth.kind: is not supported; use bearer'],
    [
      'an unknown key in auth',
      { auth: { kind: 'bearer', secrets: [] } },
      'sources[0].auth.secrets: is not known here; use kind, or leave it out',
    ],
    ['split', { split: 'alerts' }, 'sources[0].split: isn’t available yet; leave it out and send one alert at a time'],
    [
      'a broken path',
      { externalId: 'a..b' },
      'sources[0].externalId: can’t be read from character 2 on; write names with dots, [0] for an element, ["a.b"] for a name with dots',
    ],
    ['an unknown way to submit', { submit: 'auto' }, 'sources[0].submit: is not supported; use review or automatic'],
    [
      'an event with two effects',
      { events: { path: 'type', create: ['A'], close: ['B', 'A'] } },
      'sources[0].events.close[1]: is listed twice; give each event type one effect',
    ],
    [
      'an unknown list of events',
      { events: { path: 'type', delete: [] } },
      'sources[0].events.delete: is not known here; use path, create, update, close, reopen or ignore, or leave it out',
    ],
    [
      'an unknown field in its map',
      { map: { colour: 'x' } },
      'sources[0].map.colour: is no field of the template; use a key of one of its fields',
    ],
    [
      'a broken expression',
      { map: { amount: { expression: 'a +' } } },
      'sources[0].map.amount.expression: is no expression in JSONata: Unexpected end of expression (character 3)',
    ],
    [
      'an unknown column',
      { alert: { colour: 'x' } },
      'sources[0].alert.colour: is not known here; use subject, subjectId, amount, currency, rules, priority or occurredAt, or leave it out',
    ],
    [
      'a priority that isn’t there',
      { alert: { priority: { path: 'r', options: { a: 'P9' } } } },
      'sources[0].alert.priority.options.a: is none of the field’s options (P1, P2, P3, P4)',
    ],
    ['a number for a slug', { slug: 5 }, 'sources[0].slug: must be a text'],
  ])('refuses a source with %s', (_what, settings, line) => {
    expect(problems(file([template()], [source(settings)]))).toEqual([line])
  })

  test('names every fault of the file at once', () => {
    const text = file(
      [template({ kind: 'x' }), template({ slug: 'b', fields: [field({ colour: 1 })] }), template(), template()],
      [
        source({ map: { colour: 'x' }, split: 'a' }),
        source({ map: { colour: 'x' } }),
        source({ submit: 'x', colour: 1 }),
      ],
    )
    expect(problems(text).map(line => line.split(':')[0])).toEqual([
      'templates[0].kind',
      'templates[1].fields[0].colour',
      'sources[0].split',
      'sources[2].submit',
      'sources[2].colour',
      'templates[3].slug',
      'sources[1].map.colour',
    ])
  })

  test('repeats no value in a problem', () => {
    const text = file(
      [template({ caseTemplateId: 'sesame', kind: 'sesame' })],
      [source({ submit: 'sesame', slug: 'Sesame' })],
    )
    expect(problems(text)).toHaveLength(4)
    expect(problems(text).join()).not.toMatch(/sesame/i)
    expect(problems('a: "sesame" b').join()).not.toMatch(/sesame/i)
  })

  test('answers for any text and any structure', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.jsonValue().map(value => stringify({ caseport: 1, templates: [value], sources: [value] })),
        ),
        text => {
          expect(problems(text).every(line => !line.includes('undefined'))).toBe(true)
        },
      ),
    )
  })
})
