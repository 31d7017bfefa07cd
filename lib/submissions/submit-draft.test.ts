import { beforeAll, describe, expect, test } from 'vitest'
import { type PersonActor, worker } from '#lib/actor.ts'
import { canonicalHash } from '#lib/canonical-hash.ts'
import { db } from '#lib/db.ts'
import { claimTime } from '../alerts/claim.ts'
import { claimAlert } from '../alerts/claim-alert.ts'
import { dismissAlert } from '../alerts/dismiss-alert.ts'
import { saveDraft } from '../drafts/save-draft.ts'
import type { Answers } from '../templates/answers.ts'
import { type Cast, cast, expectWho } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type HeldClock, holdClock } from '../testing/hold-clock.ts'
import { makeAlert } from '../testing/make-alert.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { answersOf, makeSubmission, wireAnswers, wireFields } from '../testing/make-submission.ts'
import { submitDraft } from './submit-draft.ts'

let people: Cast
let source: MadeSource
let filings: MadeSource
const clock: HeldClock = holdClock()

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ fields: wireFields })
  filings = await makeSource({ fields: wireFields, kind: 'sar' })
})

const anAlert = (answers: Answers = wireAnswers(), from = source) => makeAlert(from, { answers })
const submit = (actor: PersonActor, draftId: string, revision = 1) => submitDraft(actor, { draftId, revision })
const alertOf = (id: string) => db().alert.findUniqueOrThrow({ where: { id } })
const draftOf = (id: string) => db().draft.findUniqueOrThrow({ where: { id } })
const jobsOf = (submissionId: string) =>
  db().$queryRaw`select name from pgboss.job where singleton_key = ${submissionId}`
const nothingSubmitted = async (alertId: string) => {
  expect(await db().submissionAlert.count({ where: { alertId } })).toBe(0)
  expect(await alertOf(alertId)).toMatchObject({ status: 'open' })
  expect(await db().auditEvent.count({ where: { alertId, event: 'submission.frozen' } })).toBe(0)
}

test('freezes the answers, reserves their value, closes draft and alert and wakes a worker, all at once', async () => {
  const { id: alertId, draftId } = await anAlert(wireAnswers({ alert_id: 'W-1', summary: null }))
  const submitted = await submit(people.alice, draftId)
  if (!submitted.ok) throw new Error(JSON.stringify(submitted))
  const { submissionId } = submitted.value
  expect(submissionId).toMatch(/^SUB-[2-9A-Z]{8}$/)
  const submission = await db().submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: { steps: true, reservation: true, alerts: true },
  })
  expect(submission).toMatchObject({
    status: 'delivering',
    kind: 'alert',
    caseTemplateId: 'ctmpl_abc123',
    correlation: 'alert_id',
    correlationValue: 'W-1',
    fields: { alert_id: 'W-1', amount: 12500.5, typology: 'structuring' },
    submittedById: people.alice.id,
    reservation: { environment: 'local', caseTemplateId: 'ctmpl_abc123', value: 'W-1' },
    alerts: [{ alertId, live: true }],
    steps: [{ kind: 'case', status: 'due', generation: 1, lookFirst: false }],
  })
  expect(submission.answersHash).toBe(canonicalHash(submission.answers as never))
  expect(await draftOf(draftId)).toMatchObject({ status: 'submitted' })
  expect(await alertOf(alertId)).toMatchObject({ status: 'submitted', holderId: null, heldUntil: null })
  expect(await jobsOf(submissionId)).toEqual([{ name: 'deliver-submission' }])
  const [frozen] = await db().auditEvent.findMany({ where: { alertId, event: 'submission.frozen' } })
  expect(frozen).toMatchObject({
    subjectId: submissionId,
    actorId: people.alice.id,
    summary: 'Submitted with 3 answers',
  })
  expect(frozen?.after).toMatchObject({ answersHash: submission.answersHash })
})

describe('who may submit', () => {
  test('an alert', () =>
    expectWho(people, async actor => submit(actor, (await anAlert()).draftId), {
      ada: 'not-found',
      alice: 'ok',
      bob: 'ok',
      carol: 'ok',
      omar: 'not-found',
      mallory: 'not-found',
    }))

  test('a filing, only with sar.read', () =>
    expectWho(people, async actor => submit(actor, (await anAlert(wireAnswers(), filings)).draftId), {
      ada: 'not-found',
      alice: 'ok',
      bob: 'not-found',
      carol: 'ok',
      omar: 'not-found',
      mallory: 'not-found',
    }))
})

describe('what is refused leaves everything as it was', () => {
  test('a draft that is nowhere', async () => {
    expect(await submit(people.alice, 'DRF-22222222')).toMatchObject({ code: 'not-found' })
  })

  test('missing and wrong answers, each at its field', async () => {
    const { id, draftId } = await anAlert(answersOf({ amount: -1, typology: 'whatever' }))
    const refused = await submit(people.alice, draftId)
    expect(refused).toMatchObject({ ok: false, code: 'not-ready' })
    expect(refused.ok ? [] : refused.problems.map(problem => problem.path)).toEqual(['alert_id', 'amount', 'typology'])
    await nothingSubmitted(id)
    expect(await draftOf(draftId)).toMatchObject({ status: 'open' })
  })

  test('"unknown" doesn’t answer what is required, and is not sent where it isn’t', async () => {
    const unknown = (answers: Answers, key: string): Answers => ({
      ...answers,
      [key]: { value: null, unknown: true, provenance: { from: 'constant' } },
    })
    const required = await anAlert(unknown(wireAnswers(), 'alert_id'))
    expect(await submit(people.alice, required.draftId)).toMatchObject({ code: 'not-ready' })
    const optional = await anAlert(unknown(wireAnswers(), 'amount'))
    expect(await submit(people.alice, optional.draftId)).toMatchObject({ ok: true })
    const { fields } = await db().submission.findFirstOrThrow({ where: { draftId: optional.draftId } })
    expect(fields).not.toHaveProperty('amount')
  })

  test('an older revision, with theirs', async () => {
    const { id, draftId } = await anAlert()
    const changes = { summary: { value: 'Six wires in two days.' } }
    expect(await saveDraft(people.bob, { draftId, revision: 1, changes })).toMatchObject({ ok: true })
    clock.advance(claimTime + 1)
    expect(await submit(people.alice, draftId)).toMatchObject({
      code: 'draft-changed',
      details: { revision: 2, changedBy: 'Bob Lindqvist', answers: { summary: { value: 'Six wires in two days.' } } },
    })
    await nothingSubmitted(id)
  })

  test('an alert that a colleague holds', async () => {
    const { id, draftId } = await anAlert()
    await claimAlert(people.bob, { alertId: id })
    expect(await submit(people.alice, draftId)).toMatchObject({ code: 'alert-held', details: { by: 'Bob Lindqvist' } })
    expect(await submitDraft(worker, { draftId, revision: 1 })).toMatchObject({ code: 'alert-held' })
    await nothingSubmitted(id)
  })

  test('an alert that was dismissed', async () => {
    const { id, draftId } = await anAlert()
    const sentence = 'Payroll of a known employer, same as every month.'
    await dismissAlert(people.bob, { alertId: id, reason: 'expected-activity', sentence })
    expect(await submit(people.alice, draftId)).toMatchObject({ code: 'alert-closed' })
    expect(await db().submissionAlert.count({ where: { alertId: id } })).toBe(0)
  })

  test('a value that another alert holds, on its field, however it is spelled', async () => {
    await makeSubmission(source, people.alice, wireAnswers({ alert_id: 'TWIN' }))
    for (const spelling of ['TWIN', ' TWIN ']) {
      const { id, draftId } = await anAlert(wireAnswers({ alert_id: spelling }))
      expect(await submit(people.bob, draftId)).toMatchObject({
        code: 'correlation-taken',
        problems: [{ path: 'alert_id' }],
      })
      await nothingSubmitted(id)
    }
  })
})

describe('twice at once', () => {
  test('a double click makes one submission, and the second is told which', async () => {
    const { id, draftId } = await anAlert()
    const results = await Promise.all([1, 2, 3].map(() => submit(people.alice, draftId)))
    const done = results.filter(result => result.ok)
    expect(done).toHaveLength(1)
    const [first] = done
    for (const result of results.filter(each => !each.ok)) {
      expect(result).toMatchObject({
        code: 'already-submitted',
        details: { submissionId: first?.ok && first.value.submissionId },
      })
    }
    expect(await db().submissionAlert.count({ where: { alertId: id } })).toBe(1)
  })

  test('two alerts with one value: one is submitted, one is told', async () => {
    const answers = wireAnswers({ alert_id: 'RACE' })
    const twins = await Promise.all([anAlert(answers), anAlert(answers)])
    const [alice, bob] = await Promise.all([
      submit(people.alice, twins[0]?.draftId ?? ''),
      submit(people.bob, twins[1]?.draftId ?? ''),
    ])
    expect([alice.ok, bob.ok].sort()).toEqual([false, true])
    expect([alice, bob].find(result => !result.ok)).toMatchObject({ code: 'correlation-taken' })
    expect(await db().reservation.count({ where: { value: 'RACE' } })).toBe(1)
  })
})

test('the worker submits without a claim', async () => {
  const { id, draftId } = await anAlert()
  expect(await submitDraft(worker, { draftId, revision: 1 })).toMatchObject({ ok: true })
  expect(await db().submission.findFirst({ where: { draftId } })).toMatchObject({ submittedById: null })
  expect(await db().auditEvent.findMany({ where: { alertId: id, event: 'alert.claimed' } })).toEqual([])
})

test('what was being typed becomes its event with the submit', async () => {
  const { id, draftId } = await anAlert()
  await saveDraft(people.alice, { draftId, revision: 1, changes: { summary: { value: 'Structured deposits.' } } })
  expect(await submit(people.alice, draftId, 2)).toMatchObject({ ok: true })
  const events = await db().auditEvent.findMany({ where: { alertId: id }, orderBy: { id: 'asc' } })
  expect(events.map(event => event.event)).toEqual([
    'draft.opened',
    'alert.claimed',
    'draft.changed',
    'submission.frozen',
  ])
})

test('a filing of an alert changes nothing of the alert that others could see', async () => {
  const alert = await anAlert()
  const filing = await anAlert(wireAnswers(), filings)
  await db().draftAlert.create({ data: { draftId: filing.draftId, alertId: alert.id, kind: 'sar' } })
  const before = await alertOf(alert.id)
  expect(await submit(people.carol, filing.draftId)).toMatchObject({ ok: true })
  expect(await alertOf(alert.id)).toEqual(before)
  expect(await alertOf(filing.id)).toMatchObject({ status: 'submitted' })
})

test('nobody changes what was frozen', async () => {
  const { submissionId } = await makeSubmission(source, people.alice)
  const read = () => db().submission.findUniqueOrThrow({ where: { id: submissionId } })
  const before = await read()
  await expect(db().submission.update({ where: { id: submissionId }, data: { fields: {} } })).rejects.toThrow()
  await expect(db().submission.update({ where: { id: submissionId }, data: { answers: {} } })).rejects.toThrow()
  expect(await read()).toEqual(before)
})
