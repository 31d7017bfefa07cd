import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '#lib/actor.ts'
import { minute } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { saveDraft } from '../drafts/save-draft.ts'
import type { SaveDraft } from '../drafts/schema.ts'
import { type Cast, cast, expectWho } from '../testing/cast.ts'
import { deliverToEnd, statusOf } from '../testing/deliver-to-end.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { makeSubmission, submitAgain, wireAnswers, wireFields } from '../testing/make-submission.ts'
import { adoptCase } from './adopt-case.ts'
import { confirmAbsent } from './confirm-absent.ts'
import { retrySubmission } from './retry-submission.ts'
import { returnToDraft } from './return-to-draft.ts'
import { submitDraft } from './submit-draft.ts'

const clock = holdClock()
let people: Cast
let source: MadeSource
let filings: MadeSource
/** A template without a field that identifies a case. */
let blind: MadeSource
/** A template whose identifying field need not be answered. */
let optional: MadeSource
let sandbox: FreshSandbox

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ fields: wireFields })
  filings = await makeSource({ fields: wireFields, kind: 'sar' })
  blind = await makeSource({ fields: wireFields, correlation: 'summary' })
  optional = await makeSource({ fields: wireFields.map(field => ({ ...field, required: false })) })
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await sandbox.control('POST', '/__reset', {})
})

const post = { match: { method: 'POST', path: '/cases' } }
const list = { match: { method: 'GET', path: '/cases' } }
const connect = async () => sandbox.client
const deliver = (submissionId: string) => deliverToEnd(submissionId, sandbox.client, clock)
const casesOf = async () => (await sandbox.cases()).length
const sentence = 'I looked through the cases of today at Persona.'

/** A submission that Persona refused, with the amount to blame. */
async function refused(from = source) {
  const pointer = '/data/attributes/fields/amount'
  const errors = [{ title: 'Record invalid', details: 'Amount must be a number', source: { pointer } }]
  await sandbox.fault({ ...post, status: 422, body: { errors } })
  const made = await makeSubmission(from, people.alice)
  expect(await deliver(made.submissionId)).toBe('held: refused')
  return made
}

/** A submission whose answer was lost, with nothing to find the case by; `made` says whether there is one. */
async function lostBlind(made: boolean) {
  await sandbox.fault({ ...post, status: 500, when: made ? 'after' : 'before' })
  const submission = await makeSubmission(blind, people.alice)
  expect(await deliver(submission.submissionId)).toBe('held: cannot-know')
  return submission
}

/** A submission whose case was made, whose answer was lost, and whose look was refused for our key. */
async function lostAndLocked(from = source, when: 'before' | 'after' = 'after') {
  await sandbox.fault({ ...post, status: 500, when })
  await sandbox.fault({ ...list, status: 401 })
  const submission = await makeSubmission(from, people.alice)
  expect(await deliver(submission.submissionId)).toBe('held: key-refused')
  return submission
}

/** A returned draft, with another answer, submitted again. */
async function submitWith(draftId: string, changes: SaveDraft['changes']) {
  const { revision } = await db().draft.findUniqueOrThrow({ where: { id: draftId } })
  expect(await saveDraft(people.alice, { draftId, revision, changes })).toMatchObject({ ok: true })
  return submitAgain(draftId, people.alice)
}

describe('retry', () => {
  test('goes out under a new key after a refusal, with the answers as they were', async () => {
    const { submissionId, alertId } = await refused()
    expect(await retrySubmission(people.ada, { submissionId })).toMatchObject({ ok: true })
    expect(await statusOf(submissionId)).toBe('delivering')
    expect(await deliver(submissionId)).toBe('delivered')
    expect(await casesOf()).toBe(1)
    const keys = await db().attempt.findMany({ where: { step: { submissionId } }, orderBy: { number: 'asc' } })
    expect(keys.map(each => each.idempotencyKey)).toEqual([`${submissionId}-case-1`, `${submissionId}-case-2`])
    const events = await db().auditEvent.findMany({ where: { alertId }, orderBy: { id: 'asc' } })
    expect(events.map(event => event.event).slice(-5)).toEqual([
      'submission.frozen',
      'submission.held',
      'submission.retried',
      'case.created',
      'submission.delivered',
    ])
  })

  test('looks first where an answer was lost', async () => {
    const { submissionId } = await lostAndLocked()
    await retrySubmission(people.alice, { submissionId })
    expect(await deliver(submissionId)).toBe('delivered')
    expect(await casesOf()).toBe(1)
  })

  test('of two at once the second sees that it is under way', async () => {
    const { submissionId } = await refused()
    const both = await Promise.all([
      retrySubmission(people.alice, { submissionId }),
      returnToDraft(people.bob, { submissionId }),
    ])
    expect(both.filter(result => result.ok)).toHaveLength(1)
    expect(both.find(result => !result.ok)).toMatchObject({ code: 'wrong-state' })
  })
})

describe('return to draft', () => {
  test('opens draft and alert again, with what Persona objected to on its field; submitting again makes the case', async () => {
    const { submissionId, draftId, alertId } = await refused()
    expect(await returnToDraft(people.alice, { submissionId })).toMatchObject({ ok: true, value: { draftId } })
    expect(await statusOf(submissionId)).toBe('cancelled')
    const draft = await db().draft.findUniqueOrThrow({ where: { id: draftId } })
    expect(draft).toMatchObject({
      status: 'open',
      problems: [{ path: 'amount', problem: 'Persona: Amount must be a number (Record invalid)' }],
      answers: { amount: { value: 12500.5 } },
    })
    expect(await db().alert.findUnique({ where: { id: alertId } })).toMatchObject({
      status: 'open',
      holderId: people.alice.id,
    })
    expect(await db().reservation.count({ where: { submissionId } })).toBe(0)
    const changes = { amount: { value: 99 } }
    const saved = await saveDraft(people.alice, { draftId, revision: draft.revision, changes })
    expect(saved).toMatchObject({ ok: true })
    const second = await submitAgain(draftId, people.alice)
    expect(await deliver(second)).toBe('delivered')
    expect((await sandbox.cases()).map(each => each.attributes.fields.amount)).toEqual([{ type: 'number', value: 99 }])
  })

  test('by an administrator leaves the alert to whoever takes it', async () => {
    const { submissionId, alertId } = await refused()
    expect(await returnToDraft(people.ada, { submissionId })).toMatchObject({ ok: true })
    expect(await db().alert.findUnique({ where: { id: alertId } })).toMatchObject({ status: 'open', holderId: null })
  })

  test('with a lost answer keeps the value, and the next submission finds the case instead of making a second', async () => {
    const { submissionId, draftId } = await lostAndLocked()
    expect(await returnToDraft(people.alice, { submissionId })).toMatchObject({ ok: true })
    expect(await db().reservation.count({ where: { submissionId } })).toBe(1)
    const second = await submitAgain(draftId, people.alice)
    expect(await deliver(second)).toBe('delivered')
    expect(await casesOf()).toBe(1)
    expect(await db().case.findFirst({ where: { submissionId: second } })).toMatchObject({ adopted: true })
  })

  test('with a lost answer and other answers since, asks a person instead of adopting what differs', async () => {
    const { submissionId, draftId } = await lostAndLocked()
    await returnToDraft(people.alice, { submissionId })
    const { revision } = await db().draft.findUniqueOrThrow({ where: { id: draftId } })
    await saveDraft(people.alice, { draftId, revision, changes: { amount: { value: 7 } } })
    const second = await submitAgain(draftId, people.alice)
    expect(await deliver(second)).toBe('held: case-differs')
    expect(await casesOf()).toBe(1)
    const [made] = await sandbox.cases()
    expect(await adoptCase(people.alice, { submissionId: second, caseId: made?.id ?? '' }, connect)).toMatchObject({
      ok: true,
    })
    expect(await statusOf(second)).toBe('delivered')
  })

  test.each([
    ['another value', 'OTHER-VALUE', 'held: case-differs'],
    ['no value', null, 'delivered'],
  ])('with a lost answer and %s since, still finds the case of the first', async (_name, value, ends) => {
    const { submissionId, draftId } = await lostAndLocked(optional)
    await returnToDraft(people.alice, { submissionId })
    const second = await submitWith(draftId, { alert_id: { value } })
    expect(await deliver(second)).toBe(ends)
    expect(await casesOf()).toBe(1)
  })

  test('with a lost answer that made nothing and another value since, sends it and gives the first value back', async () => {
    const { submissionId, draftId } = await lostAndLocked(source, 'before')
    await returnToDraft(people.alice, { submissionId })
    const second = await submitWith(draftId, { alert_id: { value: 'CORRECTED' } })
    expect(await deliver(second)).toBe('delivered')
    expect((await sandbox.cases()).map(each => each.attributes.fields.alert_id)).toMatchObject([{ value: 'CORRECTED' }])
    expect(await db().reservation.count({ where: { submissionId } })).toBe(0)
  })

  test('with a value whose case is another submission’s goes on with the corrected one', async () => {
    const { submissionId, draftId } = await lostAndLocked()
    const [made] = await sandbox.cases()
    const { submissionId: owner } = await makeSubmission(source, people.alice)
    await deliver(owner)
    await db().case.update({ where: { submissionId: owner }, data: { id: made?.id ?? '' } })
    await returnToDraft(people.alice, { submissionId })
    const second = await submitWith(draftId, { alert_id: { value: 'MINE' } })
    expect(await deliver(second)).toBe('delivered')
    expect(await db().case.findUnique({ where: { submissionId: second } })).toMatchObject({ adopted: false })
  })

  test('another alert can’t take the value that a lost answer left behind', async () => {
    const { submissionId } = await lostAndLocked()
    await returnToDraft(people.alice, { submissionId })
    const { correlationValue } = await db().submission.findUniqueOrThrow({ where: { id: submissionId } })
    const twin = makeSubmission(source, people.bob, wireAnswers({ alert_id: correlationValue }))
    await expect(twin).rejects.toThrow(/correlation-taken/)
  })

  test('is refused while a lost answer could never be looked for', async () => {
    const { submissionId } = await lostBlind(true)
    const before = await db().submission.findUnique({ where: { id: submissionId } })
    expect(await returnToDraft(people.alice, { submissionId })).toMatchObject({ code: 'wrong-state' })
    expect(await db().submission.findUnique({ where: { id: submissionId } })).toEqual(before)
  })
})

describe('when only a look at Persona can tell', () => {
  test('a person states that there is none, and it is sent once more', async () => {
    const { submissionId, alertId } = await lostBlind(false)
    clock.advance(6 * minute)
    expect(await confirmAbsent(people.alice, { submissionId, sentence })).toMatchObject({ ok: true })
    expect(await deliver(submissionId)).toBe('delivered')
    expect(await casesOf()).toBe(1)
    const [stated] = await db().auditEvent.findMany({ where: { alertId, event: 'submission.absenceStated' } })
    expect(stated).toMatchObject({ actorId: people.alice.id, reason: sentence })
  })

  test('a person names the case', async () => {
    const { submissionId } = await lostBlind(true)
    const [made] = await sandbox.cases()
    const caseId = made?.id ?? ''
    expect(await adoptCase(people.alice, { submissionId, caseId }, connect)).toMatchObject({ ok: true })
    expect(await db().case.findUnique({ where: { id: caseId } })).toMatchObject({ submissionId, adopted: true })
    expect(await statusOf(submissionId)).toBe('delivered')
  })

  test('a case that isn’t there, or is another submission’s, is refused at its field', async () => {
    const { submissionId } = await lostBlind(true)
    const other = await makeSubmission(source, people.alice)
    await deliver(other.submissionId)
    const owned = await db().case.findFirstOrThrow({ where: { submissionId: other.submissionId } })
    for (const caseId of ['case_nowhere', owned.id]) {
      expect(await adoptCase(people.alice, { submissionId, caseId }, connect)).toMatchObject({
        code: 'invalid',
        problems: [{ path: 'caseId' }],
      })
    }
    await sandbox.fault({ match: { method: 'GET', path: '/cases/' }, drop: true })
    expect(await adoptCase(people.alice, { submissionId, caseId: 'case_any' }, connect)).toMatchObject({
      code: 'unavailable',
    })
    expect(await statusOf(submissionId)).toBe('held: cannot-know')
  })

  test('neither is asked after a plain refusal', async () => {
    const { submissionId } = await refused()
    expect(await confirmAbsent(people.alice, { submissionId, sentence })).toMatchObject({ code: 'wrong-state' })
    expect(await adoptCase(people.alice, { submissionId, caseId: 'case_any' }, connect)).toMatchObject({
      code: 'wrong-state',
    })
  })
})

describe('who may decide on a held submission', () => {
  const menders = { ada: 'ok', alice: 'ok', bob: 'ok', carol: 'ok', omar: 'not-found', mallory: 'not-found' } as const
  const verbs: [
    string,
    (actor: PersonActor, submissionId: string) => ReturnType<typeof retrySubmission | typeof returnToDraft>,
  ][] = [
    ['retry', (actor, submissionId) => retrySubmission(actor, { submissionId })],
    ['return', (actor, submissionId) => returnToDraft(actor, { submissionId })],
  ]

  test.each(verbs)('%s', async (_name, verb) => {
    await expectWho(people, async actor => verb(actor, (await refused()).submissionId), menders)
  })

  test.each(verbs)('%s of a filing, only with sar.read', async (_name, verb) => {
    await expectWho(people, async actor => verb(actor, (await refused(filings)).submissionId), {
      ...menders,
      bob: 'not-found',
    })
  })

  test('state that there is none, and adopt', async () => {
    const absent = async (actor: PersonActor) => {
      const { submissionId } = await lostBlind(false)
      clock.advance(6 * minute)
      return confirmAbsent(actor, { submissionId, sentence })
    }
    await expectWho(people, absent, menders)
    const adopt = async (actor: PersonActor) => {
      const { submissionId } = await lostBlind(true)
      const [newest] = await sandbox.cases()
      return adoptCase(actor, { submissionId, caseId: newest?.id ?? '' }, connect)
    }
    await expectWho(people, adopt, menders)
  })

  test('a delivered one is nobody’s to decide', async () => {
    const { submissionId, draftId } = await makeSubmission(source, people.alice)
    await deliver(submissionId)
    const results = await Promise.all([
      retrySubmission(people.alice, { submissionId }),
      returnToDraft(people.alice, { submissionId }),
      confirmAbsent(people.alice, { submissionId, sentence }),
    ])
    for (const result of results) expect(result).toMatchObject({ code: 'wrong-state' })
    expect(await submitDraft(people.alice, { draftId, revision: 1 })).toMatchObject({
      code: 'already-submitted',
      details: { submissionId },
    })
  })
})
