import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '#lib/actor.ts'
import { db } from '#lib/db.ts'
import { type Cast, type CastName, cast } from '../testing/cast.ts'
import { deliverToEnd } from '../testing/deliver-to-end.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { makeSource } from '../testing/make-source.ts'
import { type MadeSubmission, makeSubmission, wireFields } from '../testing/make-submission.ts'
import { markSubmissionRead } from './mark-submission-read.ts'
import {
  countHeld,
  findAttempt,
  findSubmission,
  findSubmissionOfAlert,
  getSubmission,
  listChangedSubmissions,
  listSubmissions,
} from './queries.ts'

const clock = holdClock()
let people: Cast
let sandbox: FreshSandbox
let delivered: MadeSubmission
let held: MadeSubmission
let waiting: MadeSubmission
let filing: MadeSubmission
const started = clock.now()

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
  const source = await makeSource({ fields: wireFields })
  const filings = await makeSource({ fields: wireFields, kind: 'sar' })
  const post = { match: { method: 'POST', path: '/cases' } }
  const submit = async (from = source) => {
    clock.advance(1_000)
    return makeSubmission(from, people.alice)
  }
  delivered = await submit()
  await sandbox.fault({ ...post, status: 500 })
  await deliverToEnd(delivered.submissionId, sandbox.client, clock)
  held = await submit()
  const pointer = '/data/attributes/fields/amount'
  const errors = [{ title: 'Record invalid', details: 'must be less', source: { pointer } }]
  await sandbox.fault({ ...post, status: 422, body: { errors } })
  await deliverToEnd(held.submissionId, sandbox.client, clock)
  filing = await submit(filings)
  await sandbox.fault({ ...post, status: 422 })
  await deliverToEnd(filing.submissionId, sandbox.client, clock)
  waiting = await submit()
})
afterAll(() => sandbox.close())

const all = { status: [] }
const idsOf = async (actor: PersonActor, filter: Parameters<typeof listSubmissions>[1] = all, limit = 50) => {
  const page = await listSubmissions(actor, filter, { limit })
  return page.ok ? page.value.rows.map(row => row.id) : page.code
}

describe('what one sees', () => {
  test.each<[CastName, boolean]>([
    ['ada', true],
    ['alice', true],
    ['bob', false],
    ['carol', true],
    ['omar', true],
  ])('%s', async (name, seesFilings) => {
    const actor = people[name]
    const others = [waiting, held, delivered].map(each => each.submissionId)
    const withFiling = [waiting, filing, held, delivered].map(each => each.submissionId)
    expect(await idsOf(actor)).toEqual(seesFilings ? withFiling : others)
    expect(await countHeld(actor)).toBe(seesFilings ? 2 : 1)
    expect((await listChangedSubmissions(actor, started)).sort()).toEqual((seesFilings ? withFiling : others).sort())
    const attempt = await db().attempt.findFirstOrThrow({ where: { step: { submissionId: filing.submissionId } } })
    expect((await findAttempt(actor, attempt.id)) !== null).toBe(seesFilings)
    expect((await findSubmission(actor, filing.submissionId)) !== null).toBe(seesFilings)
    expect((await findSubmissionOfAlert(actor, filing.alertId, 'sar')) !== null).toBe(seesFilings)
  })

  test('mallory sees nothing', async () => {
    expect(await idsOf(people.mallory)).toBe('not-found')
    expect(await countHeld(people.mallory)).toBe(0)
    expect(await listChangedSubmissions(people.mallory, started)).toEqual([])
    expect(await getSubmission(people.mallory, delivered.submissionId)).toMatchObject({ code: 'not-found' })
    expect(await markSubmissionRead(people.mallory, delivered)).toMatchObject({ code: 'not-found' })
  })
})

describe('a page of the list', () => {
  test('by status, with words', async () => {
    const rows = await listSubmissions(people.bob, { status: ['held'] }, { limit: 10 })
    expect(rows).toMatchObject({
      value: { rows: [{ id: held.submissionId, words: 'Held', held: { reason: 'refused' } }], next: null },
    })
    expect(await idsOf(people.bob, { status: ['delivered', 'delivering'] })).toEqual([
      waiting.submissionId,
      delivered.submissionId,
    ])
    expect(await idsOf(people.bob, { status: ['awaiting-approval'] })).toEqual([])
  })

  test('page by page is the same as all at once', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listSubmissions(people.alice, all, { limit: 1, ...(after ? { after } : {}) })
      if (!page.ok) throw new Error(page.code)
      seen.push(...page.value.rows.map(row => row.id))
      after = page.value.next ?? undefined
    } while (after)
    expect(seen).toEqual(await idsOf(people.alice))
  })

  test.each(['', 'x', Buffer.from('{"at":"2026","id":"x"}').toString('base64url')])(
    'a marker that isn’t ours (%j) is refused',
    async after => {
      expect(await listSubmissions(people.alice, all, { after, limit: 1 })).toMatchObject({ code: 'invalid' })
    },
  )
})

describe('one submission', () => {
  test('tells its way to the case, try by try', async () => {
    const found = await findSubmission(people.omar, delivered.submissionId)
    expect(found).toMatchObject({
      status: 'delivered',
      words: 'Delivered',
      submittedBy: 'Alice Njoroge',
      case: { adopted: false, status: 'Open' },
      certain: { cases: 'one' },
      fields: { amount: 12500.5 },
    })
    expect(found?.progress.steps.map(step => [step.key, step.mark])).toEqual([
      ['frozen', 'done'],
      ['case', 'done'],
      ['delivered', 'done'],
    ])
    expect(found?.progress.steps[1]?.tries.map(each => [each.purpose, each.status, each.mark])).toEqual([
      ['send', 500, 'waiting'],
      ['look', 200, 'done'],
      ['send', 201, 'done'],
    ])
    expect(found?.progress.steps[1]?.at).toMatch(/\.\d{3}Z$/)
  })

  test('says of a held one what happened, what is certain and what to do', async () => {
    const found = await findSubmission(people.bob, held.submissionId)
    expect(found).toMatchObject({
      held: { reason: 'refused', certain: expect.stringMatching(/No case was created/), offers: ['return', 'retry'] },
      problems: [{ path: 'amount', problem: 'Persona: must be less (Record invalid)' }],
      certain: { cases: 'none', doubleRuledOutBy: `key ${held.submissionId}-case-1, a look for alert_id` },
    })
    expect(found?.progress.steps.map(step => step.mark)).toEqual(['done', 'refused', 'to-come'])
  })

  test('of an alert, with its newest', async () => {
    expect(await findSubmissionOfAlert(people.bob, waiting.alertId, 'alert')).toMatchObject({
      id: waiting.submissionId,
      words: 'Frozen',
    })
    expect(await findSubmissionOfAlert(people.bob, waiting.alertId, 'sar')).toBeNull()
  })

  test('one try, with request and response and without a credential', async () => {
    const { id } = await db().attempt.findFirstOrThrow({ where: { step: { submissionId: held.submissionId } } })
    const found = await findAttempt(people.bob, id)
    expect(found).toMatchObject({
      request: { method: 'POST', path: '/cases', body: { data: { attributes: { fields: { amount: 12500.5 } } } } },
      responseStatus: 422,
      responseBody: expect.stringContaining('must be less'),
      requestId: expect.stringMatching(/^req_/),
      problems: [{ path: 'amount' }],
    })
    expect(JSON.stringify(found)).not.toMatch(/authorization|bearer/i)
    expect(await findAttempt(people.bob, '00000000-0000-0000-0000-000000000000')).toBeNull()
  })
})

test('opening a filing’s submission leaves an event, opening another leaves none', async () => {
  const readsOf = (alertId: string) => db().auditEvent.count({ where: { alertId, event: 'submission.read' } })
  expect(await markSubmissionRead(people.omar, filing)).toMatchObject({ ok: true })
  expect(await markSubmissionRead(people.omar, held)).toMatchObject({ ok: true })
  expect(await markSubmissionRead(people.bob, filing)).toMatchObject({ code: 'not-found' })
  expect([await readsOf(filing.alertId), await readsOf(held.alertId)]).toEqual([1, 0])
})
