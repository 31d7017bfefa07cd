import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PersonActor } from '../actor.ts'
import { clock, day, hour, minute } from '../clock.ts'
import { db, transaction } from '../db.ts'
import { type Cast, cast, expectWho } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { makeAlert } from '../testing/make-alert.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { claimAlert } from './claim-alert.ts'
import { dismissAlert } from './dismiss-alert.ts'
import { markAlertRead } from './mark-alert-read.ts'
import { findAlert } from './queries.ts'
import { releaseAlert } from './release-alert.ts'
import { reopenAlert } from './reopen-alert.ts'
import { snoozeAlert } from './snooze-alert.ts'
import { wakeSnoozed } from './wake-snoozed.ts'

let people: Cast
let source: MadeSource
let filings: MadeSource

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource()
  filings = await makeSource({ kind: 'sar' })
})
afterEach(() => vi.restoreAllMocks())

const decision = { reason: 'expected-activity', sentence: 'Payroll of a known employer, same as every month.' } as const
const anAlert = async (from = source) => (await makeAlert(from)).id
const eventsOf = (alertId: string) =>
  db().auditEvent.findMany({ where: { alertId, subjectType: 'alert' }, orderBy: { id: 'asc' } })
const rowOf = (id: string) => db().alert.findUniqueOrThrow({ where: { id } })
const inHours = (hours: number) => new Date(Date.now() + hours * hour).toISOString()
function later(milliseconds: number) {
  const now = new Date(Date.now() + milliseconds)
  vi.spyOn(clock, 'now').mockReturnValue(now)
  return now
}

describe('who may work an alert', () => {
  const analystsOnly = {
    ada: 'not-found',
    alice: 'ok',
    bob: 'ok',
    carol: 'ok',
    omar: 'not-found',
    mallory: 'not-found',
  } as const
  const withSarRead = { ...analystsOnly, bob: 'not-found' } as const
  const verbs: [
    string,
    (
      actor: PersonActor,
      alertId: string,
    ) => Promise<Parameters<typeof expectWho>[1] extends (a: never) => infer R ? Awaited<R> : never>,
  ][] = [
    ['claim', (actor, alertId) => claimAlert(actor, { alertId })],
    ['dismiss', (actor, alertId) => dismissAlert(actor, { alertId, ...decision })],
    ['snooze', (actor, alertId) => snoozeAlert(actor, { alertId, until: inHours(5) })],
  ]
  it.each(verbs)('%s: analysts and approvers, nobody else', async (_, verb) => {
    await expectWho(people, async actor => verb(actor, await anAlert()), analystsOnly)
  })
  it.each(verbs)('%s: one of kind sar only with sar.read', async (_, verb) => {
    await expectWho(people, async actor => verb(actor, await anAlert(filings)), withSarRead)
  })
  it('release: only one’s own claim', async () => {
    const call = async (actor: PersonActor) => {
      const alertId = await anAlert()
      await claimAlert(actor, { alertId })
      return releaseAlert(actor, { alertId })
    }
    await expectWho(people, call, analystsOnly)
  })
  it('reopen: analysts and approvers', async () => {
    const call = async (actor: PersonActor) => {
      const alertId = await anAlert()
      await dismissAlert(people.alice, { alertId, ...decision })
      return reopenAlert(actor, { alertId })
    }
    await expectWho(people, call, analystsOnly)
  })
  it('reading: whoever has a role', async () => {
    const everyRole = { ada: 'ok', alice: 'ok', bob: 'ok', carol: 'ok', omar: 'ok', mallory: 'not-found' } as const
    await expectWho(people, async actor => markAlertRead(actor, { alertId: await anAlert() }), everyRole)
  })
  it('a refused verb changes nothing and records nothing', async () => {
    const alertId = await anAlert()
    const before = await rowOf(alertId)
    const told = await eventsOf(alertId)
    await dismissAlert(people.omar, { alertId, ...decision })
    await claimAlert(people.mallory, { alertId })
    expect(await rowOf(alertId)).toEqual(before)
    expect(await eventsOf(alertId)).toEqual(told)
  })
})

describe('claiming', () => {
  let alertId: string
  beforeEach(async () => {
    alertId = await anAlert()
  })

  it('gives alice 30 minutes and tells it', async () => {
    const now = later(0)
    const claimed = await claimAlert(people.alice, { alertId })
    expect(claimed).toMatchObject({ ok: true })
    expect(await rowOf(alertId)).toMatchObject({
      holderId: people.alice.id,
      heldUntil: new Date(now.getTime() + 30 * minute),
    })
    expect((await eventsOf(alertId)).map(event => event.event)).toEqual(['alert.claimed'])
  })
  it('refuses bob while alice holds it, and names her', async () => {
    await claimAlert(people.alice, { alertId })
    const refused = await claimAlert(people.bob, { alertId })
    expect(refused).toMatchObject({ ok: false, code: 'alert-held', details: { by: 'Alice Njoroge' } })
  })
  it('renews without another event', async () => {
    await claimAlert(people.alice, { alertId })
    const now = later(10 * minute)
    await claimAlert(people.alice, { alertId })
    expect((await rowOf(alertId)).heldUntil).toEqual(new Date(now.getTime() + 30 * minute))
    expect(await eventsOf(alertId)).toHaveLength(1)
  })
  it('lets bob take over a claim that ran out, and writes down from whom', async () => {
    await claimAlert(people.alice, { alertId })
    later(31 * minute)
    expect(await claimAlert(people.bob, { alertId })).toMatchObject({ ok: true })
    const told = (await eventsOf(alertId)).at(-1)
    expect(told).toMatchObject({
      event: 'alert.takenOver',
      actorName: 'Bob Lindqvist',
      before: { holder: 'Alice Njoroge' },
    })
  })
  it('gives it to exactly one of ten who come at the same moment', async () => {
    const racers = [people.alice, people.bob, people.carol]
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, at) => claimAlert(racers[at % 3] ?? people.bob, { alertId })),
    )
    const winners = new Set(results.flatMap((result, at) => (result.ok ? [racers[at % 3]?.id] : [])))
    expect(winners.size).toBe(1)
    expect(await eventsOf(alertId)).toHaveLength(1)
  })
  it('gives it to one of two who both wait for the alert', async () => {
    const waiting = () => db().$queryRaw<unknown[]>`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    const race = await transaction(async tx => {
      await tx.$queryRaw`select 1 from alert where id = ${alertId} for update`
      const both = [people.alice, people.bob].map(actor => claimAlert(actor, { alertId }))
      await vi.waitFor(async () => expect(await waiting()).toHaveLength(2), { timeout: 10_000 })
      return { both }
    })
    const results = await Promise.all(race.both)
    expect(results.map(result => (result.ok ? 'ok' : result.code)).sort()).toEqual(['alert-held', 'ok'])
    expect(await eventsOf(alertId)).toHaveLength(1)
  })
  it('is not there for an alert that is closed', async () => {
    await dismissAlert(people.alice, { alertId, ...decision })
    expect(await claimAlert(people.alice, { alertId })).toMatchObject({ code: 'alert-closed' })
  })
  it('can’t be given back by somebody else', async () => {
    await claimAlert(people.alice, { alertId })
    expect(await releaseAlert(people.bob, { alertId })).toMatchObject({ code: 'wrong-state' })
    expect((await rowOf(alertId)).holderId).toBe(people.alice.id)
  })
})

describe('deciding', () => {
  it('dismisses with reason, sentence, who and when, and frees the claim', async () => {
    const alertId = await anAlert()
    await dismissAlert(people.alice, { alertId, ...decision })
    expect(await findAlert(people.bob, alertId)).toMatchObject({
      status: 'dismissed',
      holder: null,
      dismissal: { by: 'Alice Njoroge', ...decision },
    })
    const told = (await eventsOf(alertId)).at(-1)
    expect(told).toMatchObject({ event: 'alert.dismissed', reason: decision.sentence, requestId: 'request-of-alice' })
  })
  it('refuses to dismiss what a colleague holds', async () => {
    const alertId = await anAlert()
    await claimAlert(people.bob, { alertId })
    expect(await dismissAlert(people.alice, { alertId, ...decision })).toMatchObject({ code: 'alert-held' })
    expect((await rowOf(alertId)).status).toBe('open')
  })
  it('dismisses once when two press at the same moment', async () => {
    const alertId = await anAlert()
    const both = await Promise.all([
      dismissAlert(people.alice, { alertId, ...decision }),
      dismissAlert(people.bob, { alertId, ...decision }),
    ])
    expect(both.filter(result => result.ok)).toHaveLength(1)
  })
  it('opens a dismissed alert again and keeps the old decision', async () => {
    const alertId = await anAlert()
    await dismissAlert(people.alice, { alertId, ...decision })
    expect(await reopenAlert(people.bob, { alertId })).toMatchObject({ ok: true })
    expect(await rowOf(alertId)).toMatchObject({ status: 'open', dismissReason: decision.reason })
    expect(await reopenAlert(people.bob, { alertId })).toMatchObject({ code: 'wrong-state' })
  })
})

describe('snoozing', () => {
  it('hides an alert until its time, then it is open by itself', async () => {
    const alertId = await anAlert()
    await snoozeAlert(people.alice, { alertId, until: inHours(5) })
    expect(await findAlert(people.alice, alertId)).toMatchObject({ status: 'snoozed', holder: null })
    later(6 * hour)
    expect(await findAlert(people.alice, alertId)).toMatchObject({ status: 'open' })
  })
  it.each([
    ['in the past', -1],
    ['beyond 30 days', 31 * 24],
  ])('refuses a time %s, by name', async (_, hours) => {
    const alertId = await anAlert()
    const refused = await snoozeAlert(people.alice, { alertId, until: inHours(hours) })
    expect(refused).toMatchObject({ code: 'invalid', problems: [{ path: 'until' }] })
  })
  it('tells once that a snooze ended, however many workers look', async () => {
    const alertId = await anAlert()
    await snoozeAlert(people.alice, { alertId, until: inHours(1) })
    later(day)
    await Promise.all([wakeSnoozed(), wakeSnoozed(), wakeSnoozed()])
    const woken = (await eventsOf(alertId)).filter(event => event.event === 'alert.woken')
    expect(woken).toMatchObject([{ actorKind: 'worker' }])
  })
})

describe('reading', () => {
  it('takes the mark "unread" away and tells nothing of a usual alert', async () => {
    const alertId = await anAlert()
    expect(await findAlert(people.omar, alertId)).toMatchObject({ unread: true })
    await markAlertRead(people.alice, { alertId })
    expect(await findAlert(people.omar, alertId)).toMatchObject({ unread: false })
    expect(await eventsOf(alertId)).toHaveLength(0)
  })
  it('tells every opening of one of kind sar, to those who may know', async () => {
    const alertId = await anAlert(filings)
    await markAlertRead(people.alice, { alertId })
    await markAlertRead(people.carol, { alertId })
    expect((await eventsOf(alertId)).map(event => [event.event, event.kind])).toEqual([
      ['alert.read', 'sar'],
      ['alert.read', 'sar'],
    ])
  })
})
