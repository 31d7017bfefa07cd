import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { type Actor, operator } from '#lib/actor.ts'
import { db } from '#lib/db.ts'
import { issueKey } from '#lib/intake/issue-key.ts'
import { type Cast, cast, expectWho } from '#lib/testing/cast.ts'
import { wholeConfig } from '#lib/testing/config-file.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { exportConfig } from './export-config.ts'
import { importConfig } from './import-config.ts'
import { parseConfig } from './parse-config.ts'
import type { Config } from './schema.ts'

let people: Cast
let round = 0

type Plain = {
  templates: { [key: string]: unknown; fields: object[] }[]
  sources: { [key: string]: unknown; map?: object }[]
}

/** The whole config under slugs of this test's own, changed as the test wants. */
const configured = (change: (plain: Plain) => void = () => {}): Config => {
  const plain = parse(wholeConfig) as Plain
  for (const each of [...plain.templates, ...plain.sources]) each.slug = `${each.slug}-${round}`
  for (const each of plain.sources) each.template = `${each.template}-${round}`
  change(plain)
  const result = parseConfig(stringify(plain))
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}
const words = async (config: Config, options = {}) => {
  const result = await importConfig(operator, config, options)
  if (!result.ok) return result.problems.map(({ path, problem }) => `${path}: ${problem}`)
  return result.value.map(change => `${change.subject} ${change.slug.replace(`-${round}`, '')} ${change.words}`)
}
const first = <T>(list: T[]): T => {
  const [member] = list
  if (!member) throw new Error('there is none')
  return member
}
const events = (subjectId: string) =>
  db().auditEvent.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { event: true, kind: true, before: true, after: true },
  })

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
})
beforeEach(() => {
  round += 1
})

describe('importConfig', () => {
  test('creates what is new, each with its event, and changes nothing when run again', async () => {
    expect(await words(configured())).toEqual([
      'template wire-alert created, version 1 published',
      'template filing created, version 1 published',
      'source tm-engine created',
      'source referrals created',
    ])
    const source = await db().source.findUniqueOrThrow({
      where: { slug: `tm-engine-${round}` },
      include: { template: true },
    })
    expect(source).toMatchObject({
      kind: 'alert',
      externalId: 'alert.id',
      version: 'change_time',
      mapVersion: 1,
      template: { currentVersion: 1 },
    })
    expect((await events(source.id)).map(({ event }) => event)).toEqual(['source.created'])
    expect((await events(source.templateId)).map(({ event }) => event)).toEqual(['template.published'])
    const filing = await db().template.findUniqueOrThrow({ where: { slug: `filing-${round}` } })
    expect(await events(filing.id)).toMatchObject([{ kind: 'sar' }])
    expect(await words(configured())).toEqual([])
    expect(await db().templateVersion.count({ where: { templateId: source.templateId } })).toBe(1)
  })

  test('says with a dry run what it would do, and does none of it', async () => {
    expect(await words(configured(), { dryRun: true })).toHaveLength(4)
    expect(await db().template.count({ where: { slug: `wire-alert-${round}` } })).toBe(0)
    expect(await words(configured())).toHaveLength(4)
  })

  test('publishes a version when a template’s content differs and keeps the old one', async () => {
    await words(configured())
    const changed = () =>
      configured(plain => {
        first(plain.templates).fields.push({ key: 'branch', label: 'Branch', type: 'string' })
        first(plain.templates).name = 'Wire alert'
      })
    expect(await words(changed())).toEqual(['template wire-alert renamed', 'template wire-alert version 2 published'])
    expect(await words(changed())).toEqual([])
    const template = await db().template.findUniqueOrThrow({
      where: { slug: `wire-alert-${round}` },
      include: { versions: { orderBy: { number: 'asc' } } },
    })
    expect(template).toMatchObject({ name: 'Wire alert', currentVersion: 2 })
    expect(template.versions.map(({ fields }) => (fields as unknown[]).length)).toEqual([8, 9])
    const [, renamed, published] = await events(template.id)
    expect(renamed).toMatchObject({
      event: 'template.changed',
      before: { name: 'Wire transfer alert' },
      after: { name: 'Wire alert' },
    })
    expect(published?.event).toBe('template.published')
  })

  test('changes a source to what the file says of it, and leaves out what the file leaves out', async () => {
    await words(configured())
    const changed = configured(plain => {
      plain.sources = [first(plain.sources)]
      Object.assign(first(plain.sources), {
        submit: 'automatic',
        events: undefined,
        version: undefined,
        map: { alert_id: 'id' },
      })
    })
    expect(await words(changed)).toEqual(['source tm-engine changed'])
    const source = await db().source.findUniqueOrThrow({ where: { slug: `tm-engine-${round}` } })
    expect(source).toMatchObject({
      submit: 'automatic',
      events: null,
      version: null,
      map: { alert_id: 'id' },
      mapVersion: 2,
    })
    const [, event] = await events(source.id)
    expect(event).toMatchObject({
      event: 'source.changed',
      before: { submit: 'review' },
      after: { submit: 'automatic' },
    })
  })

  test('leaves alone what the file doesn’t name', async () => {
    await words(configured())
    const before = await exportConfig(operator)
    expect(await words({ templates: [], sources: [] })).toEqual([])
    expect(await exportConfig(operator)).toEqual(before)
  })

  test.each<[string, (plain: Plain) => void, string]>([
    [
      'another kind of a template',
      plain => Object.assign(first(plain.templates), { kind: 'sar' }),
      'templates[0].kind: can’t change; it is alert, so give another slug',
    ],
    [
      'a template that isn’t there',
      plain => Object.assign(first(plain.sources), { template: 'nowhere' }),
      'sources[0].template: there is no such template; name one of the file or one that is here already',
    ],
    [
      'a source that moves to the other kind',
      plain => Object.assign(first(plain.sources), { template: plain.templates[1]?.slug, map: {} }),
      'sources[0].template: must be of kind alert, since the source’s alerts are; give a new source for the other kind',
    ],
    [
      'a map for a template that is only here',
      plain => {
        plain.templates = []
        Object.assign(first(plain.sources), { map: { colour: 'x' } })
      },
      'sources[0].map.colour: is no field of the template; use a key of one of its fields',
    ],
  ])('refuses %s and changes nothing', async (_what, change, line) => {
    await words(configured())
    const before = await exportConfig(operator)
    expect(await words(configured(change))).toContain(line)
    expect(await exportConfig(operator)).toEqual(before)
  })

  test('refuses to drop a question that a source which the file doesn’t name still answers', async () => {
    await words(configured())
    const dropped = configured(plain => {
      plain.sources = []
      first(plain.templates).fields.splice(1, 1)
    })
    expect(await words(dropped)).toEqual([
      `templates[0].fields: no longer fit the map of source tm-engine-${round}; change both in one file`,
    ])
  })

  test('applies two imports at once one after the other', async () => {
    const outcomes = await Promise.all([words(configured()), words(configured()), words(configured())])
    expect(outcomes.map(each => each.length).sort()).toEqual([0, 0, 4])
  })

  test('is for those who may change templates and sources, and filings for those who may see them', async () => {
    const alertOnly = () =>
      configured(plain => void Object.assign(plain, { templates: [plain.templates[0]], sources: [plain.sources[0]] }))
    await expectWho(people, async actor => importConfig(actor, alertOnly()), {
      ada: 'ok',
      alice: 'not-found',
      bob: 'not-found',
      carol: 'not-found',
      omar: 'not-found',
      mallory: 'not-found',
    })
    const blind = { ...people.ada, sarRead: false }
    expect(await importConfig(blind, configured())).toMatchObject({ ok: false, code: 'not-found' })
  })

  test('doesn’t tell an administrator without sar.read what exists of kind sar, and takes no slug of it', async () => {
    await words(configured())
    const blind = { ...people.ada, sarRead: false }
    const exported = await exportConfig(blind)
    expect(exported.ok && exported.value).not.toMatch(/filing|referrals/)
    const taking = configured(plain => {
      plain.templates = [{ ...first(plain.templates), slug: `filing-${round}` }]
      plain.sources = []
    })
    expect(await importConfig(blind, taking)).toMatchObject({
      ok: false,
      problems: [{ path: 'templates[0].slug', problem: 'can’t be used; give another' }],
    })
  })
})

describe('a case template at Persona takes one kind of case', () => {
  const problems = async (config: Config, actor: Actor = operator) => {
    const result = await importConfig(actor, config)
    return result.ok ? [] : result.problems.map(({ path, problem }) => `${path}: ${problem}`)
  }
  const filingsOn = (caseTemplateId: string) =>
    configured(plain => {
      plain.templates = plain.templates.map(each => (each.kind === 'sar' ? { ...each, caseTemplateId } : each))
    })

  test('in one file', async () => {
    expect(await problems(filingsOn('ctmpl_abc123'))).toEqual([
      'templates[0].caseTemplateId: takes cases of the other kind; give another',
      'templates[1].caseTemplateId: takes cases of the other kind; give another',
    ])
  })

  test('over all versions that there were, without a word of filings to whoever can’t see them', async () => {
    expect(await problems(filingsOn(`ctmpl_once${round}`))).toEqual([])
    expect(await problems(filingsOn('ctmpl_sar1'))).toEqual([])
    const taking = configured(plain => {
      plain.templates = [{ ...first(plain.templates), slug: 'taking', caseTemplateId: `ctmpl_once${round}` }]
      plain.sources = []
    })
    expect(await problems(taking)).toEqual(['templates[0].caseTemplateId: takes cases of the other kind; give another'])
    expect(await problems(taking, { ...people.ada, sarRead: false })).toEqual([
      'templates[0].caseTemplateId: can’t be used; give another',
    ])
  })
})

describe('exportConfig', () => {
  test('writes what an import reads without a change, and no key', async () => {
    await words(configured())
    const issued = await issueKey(operator, { source: `tm-engine-${round}` })
    const exported = await exportConfig(people.ada)
    if (!exported.ok || !issued.ok) throw new Error('refused')
    const again = parseConfig(exported.value)
    if (!again.ok) throw new Error(JSON.stringify(again.problems))
    expect(await words(again.value)).toEqual([])
    const source = again.value.sources.find(({ slug }) => slug === `tm-engine-${round}`)
    expect(Object.keys(source?.map ?? {})).toEqual([
      'alert_id',
      'amount',
      'typology',
      'detected_at',
      'summary',
      'source',
    ])
    const kept = await db().sourceKey.findUniqueOrThrow({ where: { id: issued.value.keyId } })
    for (const secret of [issued.value.key, kept.hash]) expect(exported.value).not.toContain(secret)
  })

  test('is for administrators', async () => {
    await expectWho(people, exportConfig, {
      ada: 'ok',
      alice: 'not-found',
      bob: 'not-found',
      carol: 'not-found',
      omar: 'not-found',
      mallory: 'not-found',
    })
  })
})
