import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { hour } from '../clock.ts'
import { db } from '../db.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { makeAlert } from '../testing/make-alert.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { claimAlert } from './claim-alert.ts'
import {
  countViews,
  findAlert,
  findPayload,
  listAlertSources,
  listAlerts,
  listChangedAlerts,
  listSameSubject,
} from './queries.ts'
import { type AlertFilter, alertSorts } from './schema.ts'
import { defaultAlertFilter } from './views.ts'

let people: Cast
let source: MadeSource
let filings: MadeSource
const now = Date.now()

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ slug: 'unit21' })
  filings = await makeSource({ slug: 'filings', kind: 'sar' })
  // Due times collide on purpose: the id decides between equals.
  for (let at = 0; at < 23; at++) {
    await makeAlert(at % 8 === 7 ? filings : source, {
      priority: (['P1', 'P2', 'P3', 'P4'] as const)[at % 4] ?? 'P3',
      receivedAt: new Date(now - (at % 5) * hour),
      dueAt: new Date(now + (at % 3) * 40 * hour),
      subjectId: `customer-${at % 4}`,
      subject: `Customer ${at % 4}`,
    })
  }
})

async function walk(actor: Cast['alice'], filter: AlertFilter, limit: number): Promise<string[]> {
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await listAlerts(actor, filter, { limit, after })
    if (!page.ok) throw new Error(page.code)
    seen.push(...page.value.rows.map(row => row.id))
    after = page.value.next ?? undefined
  } while (after)
  return seen
}

describe('the queue by page', () => {
  it('shows each alert once, in the same order, whatever the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...alertSorts), fc.integer({ min: 1, max: 30 }), async (sort, limit) => {
        const filter = { ...defaultAlertFilter, sort }
        const whole = await walk(people.alice, filter, 200)
        expect(await walk(people.alice, filter, limit)).toEqual(whole)
        expect(new Set(whole).size).toBe(23)
      }),
      { numRuns: 25 },
    )
  })
  it('goes on after a row that left meanwhile', async () => {
    const page = await listAlerts(people.alice, defaultAlertFilter, { limit: 3 })
    if (!page.ok) throw new Error(page.code)
    const last = page.value.rows.at(-1)?.id ?? ''
    await db().alert.update({ where: { id: last }, data: { status: 'submitted' } })
    const next = await listAlerts(people.alice, defaultAlertFilter, { limit: 200, after: page.value.next ?? '' })
    expect(next.ok && next.value.rows.length).toBe(20)
    await db().alert.update({ where: { id: last }, data: { status: 'open' } })
  })
  const marker = (fields: object) => Buffer.from(JSON.stringify({ sort: 'due', ...fields })).toString('base64url')
  const id = 'ALR-22222222'
  it.each([
    '',
    'nonsense',
    marker({}),
    marker({ id: 'a\0', at: '2026-11-24T09:30:00Z', priority: 'P1' }),
    marker({ id, at: '0000-01-01T00:00:00Z', priority: 'P1' }),
  ])('refuses the page marker "%s" instead of beginning again', async after => {
    expect(await listAlerts(people.alice, defaultAlertFilter, { limit: 5, after })).toMatchObject({
      code: 'invalid',
      problems: [{ path: 'after' }],
    })
  })
  it('refuses a marker of another order', async () => {
    const page = await listAlerts(people.alice, defaultAlertFilter, { limit: 2 })
    const after = page.ok ? (page.value.next ?? '') : ''
    const other = await listAlerts(people.alice, { ...defaultAlertFilter, sort: 'received' }, { limit: 2, after })
    expect(other).toMatchObject({ code: 'invalid' })
  })
})

describe('what may not be seen', () => {
  it('isn’t in bob’s lists, counts, sources, changes or neighbours', async () => {
    const mine = await walk(people.bob, defaultAlertFilter, 200)
    const all = await walk(people.alice, defaultAlertFilter, 200)
    expect(mine).toHaveLength(21)
    expect(all).toHaveLength(23)
    expect((await countViews(people.bob)).open).toBe(21)
    expect((await countViews(people.alice)).open).toBe(23)
    expect((await listAlertSources(people.bob)).map(one => one.slug)).toEqual(['unit21'])
    const hidden = all.filter(id => !mine.includes(id))
    const changed = await listChangedAlerts(people.bob, new Date(0))
    for (const id of hidden) {
      expect(await findAlert(people.bob, id)).toBeNull()
      expect(await findPayload(people.bob, id)).toBeNull()
      expect(changed).not.toContain(id)
    }
    const neighbours = await listSameSubject(people.bob, { id: 'none', subjectId: 'customer-3' })
    expect(neighbours.map(row => row.id).filter(id => hidden.includes(id))).toEqual([])
  })
  it('is nothing at all for mallory', async () => {
    expect(await listAlerts(people.mallory, defaultAlertFilter, { limit: 5 })).toMatchObject({ code: 'not-found' })
    expect((await countViews(people.mallory)).open).toBe(0)
    expect(await listChangedAlerts(people.mallory, new Date(0))).toEqual([])
  })
})

describe('filters', () => {
  const find = async (filter: Partial<AlertFilter>) => {
    const page = await listAlerts(people.alice, { ...defaultAlertFilter, ...filter }, { limit: 200 })
    return page.ok ? page.value.rows : []
  }
  it('by source, priority and due', async () => {
    expect((await find({ source: ['filings'] })).every(row => row.source.slug === 'filings')).toBe(true)
    expect(new Set((await find({ priority: ['P1', 'P4'] })).map(row => row.priority))).toEqual(new Set(['P1', 'P4']))
    const soon = await find({ dueWithin: 48 })
    expect(soon.length).toBeGreaterThan(0)
    expect(soon.every(row => Date.parse(row.dueAt) <= now + 49 * hour)).toBe(true)
  })
  it('by who holds it', async () => {
    const first = (await find({})).find(row => row.kind === 'alert')
    await claimAlert(people.bob, { alertId: first?.id ?? '' })
    expect((await find({ holder: 'others' })).map(row => row.id)).toEqual([first?.id])
    expect((await find({ holder: 'me-or-nobody' })).map(row => row.id)).not.toContain(first?.id)
    expect(await find({ holder: 'me' })).toEqual([])
  })
})
