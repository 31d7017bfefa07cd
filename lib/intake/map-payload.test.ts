import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { clock, day, hour, minute, second } from '../clock.ts'
import { db } from '../db.ts'
import { saveDraft } from '../drafts/save-draft.ts'
import { endExpressions } from '../mapping/expression.ts'
import type { Answers } from '../templates/answers.ts'
import type { Field } from '../templates/field-types.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { tazamaAlert, unit21Alert } from '../testing/payloads.ts'
import { beginMapping } from './begin-mapping.ts'
import { mapPayload } from './map-payload.ts'
import { firstWait } from './mapping-retry.ts'
import { findSourceWithKey, listPayloadsToMap } from './queries.ts'
import { receiveAlert } from './receive-alert.ts'
import { runSourceMapping } from './run-source-mapping.ts'
import { senderOf } from './sender.ts'
import { wakeDuePayloads } from './wake-due-payloads.ts'
import { writeMapping } from './write-mapping.ts'

await freshDatabase()
let people: Cast
beforeAll(async () => {
  people = await cast()
})
afterEach(() => vi.restoreAllMocks())
afterAll(() => endExpressions())

async function receive(source: MadeSource, content: object | string): Promise<string> {
  const found = await findSourceWithKey(source.slug, '')
  if (!found) throw new Error('The source is gone.')
  const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))
  const received = await receiveAlert(senderOf(found.source, {}), bytes, new Headers())
  return (received.ok && received.value.id) || ''
}

const alertOf = (id: string) => db().alert.findUniqueOrThrow({ where: { id } })
const statesOf = async (alertId: string) => {
  const payloads = await db().payload.findMany({ where: { alertId }, orderBy: { revision: 'asc' } })
  return payloads.map(payload => payload.state)
}
const draftOf = async (alertId: string) => {
  const { draft } = await db().draftAlert.findFirstOrThrow({ where: { alertId }, include: { draft: true } })
  return { ...draft, answers: draft.answers as Answers }
}
const valuesOf = (answers: Answers) =>
  Object.fromEntries(Object.entries(answers).map(([key, { value }]) => [key, value]))
const eventsOf = async (alertId: string) => {
  const events = await db().auditEvent.findMany({ where: { alertId }, orderBy: { id: 'asc' } })
  return events.map(({ event }) => event)
}
const at = (time: number) => vi.spyOn(clock, 'now').mockReturnValue(new Date(time))

const fields: Field[] = [
  { key: 'alert_id', label: 'Alert ID', type: 'string', required: true },
  { key: 'amount', label: 'Amount', type: 'number' },
  { key: 'summary', label: 'Summary', type: 'string' },
]
const map = { alert_id: 'id', amount: 'amount', summary: 'summary' }

describe('mapping what came', () => {
  test('fills the alert’s columns and opens its draft', async () => {
    const source = await makeSource({
      fields,
      map,
      columns: {
        subject: 'customer.name',
        subjectId: 'customer.id',
        amount: 'amount',
        currency: 'currency',
        rules: 'rules.name',
        priority: { path: 'risk', options: { high: 'P1', low: 'P4' } },
        occurredAt: { path: 'created', from: 'epoch-ms' },
      },
    })
    const id = await receive(
      source,
      '{"id":"A-1","customer":{"name":"Jane Roe","id":77},"amount":12500.50,"currency":"eur","rules":[{"name":"R1"},{"name":"R7"}],"risk":"high","created":1714557600123}',
    )
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    const alert = await alertOf(id)
    expect(alert).toMatchObject({
      subject: 'Jane Roe',
      subjectId: '77',
      currency: 'EUR',
      rules: ['R1', 'R7'],
      priority: 'P1',
      occurredAt: new Date(1714557600123),
      columnProblems: [],
      mappedRevision: 1,
    })
    expect(alert.amount?.toFixed(2)).toBe('12500.50')
    expect(alert.dueAt.getTime() - alert.receivedAt.getTime()).toBe(20 * hour)
    const draft = await draftOf(id)
    expect(valuesOf(draft.answers)).toEqual({ alert_id: 'A-1', amount: 12500.5 })
    expect(draft).toMatchObject({ status: 'open', mappedRevision: 1, openedById: null, kind: 'alert' })
    expect(await statesOf(id)).toEqual(['mapped'])
    expect(await eventsOf(id)).toEqual(['alert.received', 'alert.mapped', 'draft.opened'])
  })

  test('twice, or twice at once, is once', async () => {
    const source = await makeSource({ fields, map })
    const id = await receive(source, { id: 1 })
    const outcomes = await Promise.all([1, 2, 3].map(() => mapPayload({ alertId: id })))
    expect(outcomes.toSorted()).toEqual(['mapped', 'nothing-due', 'nothing-due'])
    expect(await mapPayload({ alertId: id })).toBe('nothing-due')
    expect(await eventsOf(id)).toEqual(['alert.received', 'alert.mapped', 'draft.opened'])
  })

  test('an alert that isn’t there is nothing to do', async () => {
    expect(await mapPayload({ alertId: 'ALR-22222222' })).toBe('nothing-due')
  })

  test('what isn’t sent is not sent: P3, three days, no columns', async () => {
    const source = await makeSource({ columns: { subject: 'name', priority: 'risk', amount: 'amount' } })
    const id = await receive(source, { id: 1 })
    await mapPayload({ alertId: id })
    const alert = await alertOf(id)
    expect(alert).toMatchObject({ subject: null, amount: null, rules: [], priority: 'P3', columnProblems: [] })
    expect(alert.dueAt.getTime() - alert.receivedAt.getTime()).toBe(3 * day)
  })

  test('what can’t be read is a problem of its column and of its field, and everything else is there', async () => {
    const source = await makeSource({ fields, map, columns: { subject: 'name', amount: 'amount', priority: 'risk' } })
    const id = await receive(source, { id: 1, name: 'Jane', amount: 'a lot', risk: 'P9' })
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    const alert = await alertOf(id)
    expect(alert).toMatchObject({ subject: 'Jane', amount: null, priority: 'P3', mappedRevision: 1 })
    expect(alert.columnProblems).toEqual([
      { path: 'alert.amount', problem: expect.any(String) },
      { path: 'alert.priority', problem: expect.any(String) },
    ])
    expect((await draftOf(id)).problems).toEqual([{ path: 'amount', problem: expect.any(String) }])
  })

  test('Unit21 and Tazama come out with their values', async () => {
    const unit21 = await makeSource({
      externalId: 'unit21_id',
      columns: { subject: 'title', rules: 'tags', occurredAt: { path: 'start_date', from: 'epoch-s' } },
      map: { alert_id: 'unit21_id', amount: 'custom_data.internal_priority', summary: 'description' },
      fields,
    })
    const first = await receive(unit21, unit21Alert)
    await mapPayload({ alertId: first })
    expect(await alertOf(first)).toMatchObject({ subject: unit21Alert.title, occurredAt: new Date(1570052582000) })
    expect(valuesOf((await draftOf(first)).answers)).toEqual({
      alert_id: '123',
      amount: 3,
      summary: unit21Alert.description,
    })

    const transfer = 'transaction.FIToFICstmrCdtTrf.CdtTrfTxInf'
    const tazama = await makeSource({
      externalId: 'report.evaluationID',
      columns: {
        subject: `${transfer}.Dbtr.Nm`,
        amount: `${transfer}.InstdAmt.Amt.Amt`,
        currency: `${transfer}.InstdAmt.Amt.Ccy`,
        rules: 'report.tadpResult.typologyResult.ruleResults.reason',
        occurredAt: { path: 'report.timestamp', from: 'iso' },
      },
      map: {
        alert_id: 'report.evaluationID',
        amount: `${transfer}.InstdAmt.Amt.Amt`,
        summary: { expression: "$join(report.tadpResult.typologyResult.ruleResults.reason, ', ')" },
      },
      fields,
    })
    const second = await receive(tazama, tazamaAlert)
    await mapPayload({ alertId: second })
    expect(await alertOf(second)).toMatchObject({
      subject: 'Jane Roe',
      currency: 'USD',
      rules: ['Layering', 'Velocity'],
    })
    expect(valuesOf((await draftOf(second)).answers)).toEqual({
      alert_id: tazamaAlert.report.evaluationID,
      amount: 12345.67,
      summary: 'Layering, Velocity',
    })
  })

  test('markup, bidi, lone surrogates, huge numbers, prototypes and 64 levels end as text or as problems', async () => {
    const source = await makeSource({
      fields,
      map: { alert_id: 'id', amount: 'amount', summary: 'text' },
      columns: { subject: 'text', subjectId: '__proto__.x', amount: 'amount', rules: 'deep' },
    })
    const deep = `${'['.repeat(63)}${']'.repeat(63)}`
    const id = await receive(
      source,
      `{"id":"<script>\\ud800","text":"\\u202e<img src=x onerror=alert(1)>\\udfff","__proto__":{"x":"own"},"amount":1e400,"deep":${deep}}`,
    )
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    const alert = await alertOf(id)
    expect(alert.subject).toBe('\u202e<img src=x onerror=alert(1)>\ufffd')
    expect(alert.subjectId).toBe('own')
    const draft = await draftOf(id)
    expect(draft.answers.summary?.value).toBe('\u202e<img src=x onerror=alert(1)>\ufffd')
    expect(draft.answers.amount).toBeUndefined()
    expect(draft.problems).toEqual([{ path: 'amount', problem: expect.any(String) }])
  })
})

describe('new content', () => {
  test('maps anew, never over what a person wrote', async () => {
    const source = await makeSource({ fields, map, columns: { subject: 'summary', priority: 'risk' } })
    const id = await receive(source, { id: 1, amount: 5, summary: 'first', risk: 'P4' })
    await mapPayload({ alertId: id })
    const { id: draftId, revision } = await draftOf(id)
    const saved = await saveDraft(people.alice, { draftId, revision, changes: { summary: { value: 'by hand' } } })
    expect(saved.ok).toBe(true)
    await receive(source, { id: 1, amount: 6, summary: 'second', risk: 'P2' })
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    const draft = await draftOf(id)
    expect(valuesOf(draft.answers)).toEqual({ alert_id: '1', amount: 6, summary: 'by hand' })
    expect(draft.answers.summary?.original?.value).toBe('second')
    expect(draft.mappedRevision).toBe(2)
    const alert = await alertOf(id)
    expect(alert).toMatchObject({ subject: 'second', priority: 'P2', mappedRevision: 2 })
    expect(alert.dueAt.getTime() - alert.receivedAt.getTime()).toBe(24 * hour)
    expect(await statesOf(id)).toEqual(['mapped', 'mapped'])
  })

  test('that comes while the earlier one is being mapped wins', async () => {
    const source = await makeSource({ fields, map, columns: { subject: 'summary' } })
    const id = await receive(source, { id: 1, summary: 'first' })
    const waiting = await beginMapping(id)
    if (!waiting) throw new Error('Nothing is due.')
    const stale = await runSourceMapping(waiting)
    await receive(source, { id: 1, summary: 'second' })
    expect(await writeMapping(waiting, stale)).toBe(false)
    expect(await alertOf(id)).toMatchObject({ subject: null, mappedRevision: 0, revision: 2 })
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    expect(await alertOf(id)).toMatchObject({ subject: 'second', mappedRevision: 2 })
    expect(await statesOf(id)).toEqual(['superseded', 'mapped'])
  })

  test('leaves what was submitted as it was sent', async () => {
    const source = await makeSource({ fields, map, columns: { subject: 'summary' } })
    const id = await receive(source, { id: 1, summary: 'first' })
    await mapPayload({ alertId: id })
    const { id: draftId } = await draftOf(id)
    await db().draft.update({ where: { id: draftId }, data: { status: 'submitted' } })
    await db().alert.update({ where: { id }, data: { status: 'submitted' } })
    await receive(source, { id: 1, summary: 'second' })
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    expect((await draftOf(id)).answers.summary?.value).toBe('first')
    expect(await db().draftAlert.count({ where: { alertId: id } })).toBe(1)
  })
})

describe('a paused source', () => {
  test('works later', async () => {
    const source = await makeSource({ fields, map, status: 'paused' })
    const id = await receive(source, { id: 1 })
    expect(await mapPayload({ alertId: id })).toBe('nothing-due')
    expect(await listPayloadsToMap(new Date(Date.now() + day), 1_000)).not.toContain(id)
    await db().source.update({ where: { id: source.id }, data: { status: 'active' } })
    expect(await listPayloadsToMap(new Date(Date.now() + day), 1_000)).toContain(id)
    expect(await mapPayload({ alertId: id })).toBe('mapped')
  })
})

describe('a payload that can’t be mapped', () => {
  async function poisoned() {
    const source = await makeSource({ fields, map })
    const id = await receive(source, { id: 1 })
    await db().source.update({ where: { id: source.id }, data: { map: { alert_id: { no: 'target' } } } })
    return { id, mend: () => db().source.update({ where: { id: source.id }, data: { map } }) }
  }

  test('leaves the alert in the queue with words that say so, and comes back ever more rarely until it can', async () => {
    const { id, mend } = await poisoned()
    const start = Date.now()
    at(start)
    expect(await mapPayload({ alertId: id })).toBe('failed')
    expect(await alertOf(id)).toMatchObject({
      status: 'open',
      mappedRevision: 0,
      columnProblems: [{ path: '', problem: expect.stringContaining('could not be mapped') }],
    })
    expect(await mapPayload({ alertId: id })).toBe('nothing-due')
    at(start + 30 * second)
    expect(await mapPayload({ alertId: id })).toBe('failed')
    at(start + 60 * second)
    expect(await mapPayload({ alertId: id })).toBe('nothing-due')
    at(start + 90 * second)
    expect(await mapPayload({ alertId: id })).toBe('failed')
    expect(await eventsOf(id)).toEqual(['alert.received', 'alert.mapped'])
    await mend()
    at(start + 90 * second + 2 * minute)
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    expect(await alertOf(id)).toMatchObject({ columnProblems: [], mappedRevision: 1 })
  })

  test('never waits longer than an hour', async () => {
    const { id } = await poisoned()
    await db().payload.updateMany({ where: { alertId: id }, data: { tries: 5_000, dueAt: new Date(0) } })
    const start = Date.now()
    at(start)
    expect(await mapPayload({ alertId: id })).toBe('failed')
    const payload = await db().payload.findFirstOrThrow({ where: { alertId: id } })
    expect(payload.dueAt.getTime() - start).toBe(hour)
  })
})

describe('the sweep', () => {
  test('wakes what a worker left behind, once', async () => {
    const source = await makeSource({ fields, map })
    const id = await receive(source, { id: 1 })
    const jobs = () => db().$queryRaw<unknown[]>`select 1 from pgboss.job where singleton_key = ${id}`
    await db().$executeRaw`delete from pgboss.job`
    await wakeDuePayloads()
    expect(await jobs()).toHaveLength(0)
    at(Date.now() + firstWait)
    await wakeDuePayloads()
    await wakeDuePayloads()
    expect(await jobs()).toHaveLength(1)
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    await db().$executeRaw`delete from pgboss.job`
    await wakeDuePayloads()
    expect(await jobs()).toHaveLength(0)
  })

  test('takes up what a worker began and never ended', async () => {
    const source = await makeSource({ fields, map })
    const id = await receive(source, { id: 1 })
    const start = Date.now()
    at(start)
    expect(await beginMapping(id)).toBeDefined()
    expect(await mapPayload({ alertId: id })).toBe('nothing-due')
    at(start + firstWait)
    expect(await listPayloadsToMap(clock.now(), 1_000)).toContain(id)
    expect(await mapPayload({ alertId: id })).toBe('mapped')
  })
})

describe('a source that submits by itself', () => {
  const automatic = () => makeSource({ fields, map, submit: 'automatic' })
  const submissionsOf = (alertId: string) => db().submissionAlert.count({ where: { alertId } })

  test('submits what is complete, once', async () => {
    const id = await receive(await automatic(), { id: 'auto-1', amount: 7 })
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    expect(await alertOf(id)).toMatchObject({ status: 'submitted', mappedRevision: 1 })
    const { submission } = await db().submissionAlert.findFirstOrThrow({
      where: { alertId: id },
      include: { submission: true },
    })
    expect(submission).toMatchObject({
      status: 'delivering',
      fields: { alert_id: 'auto-1', amount: 7 },
      submittedById: null,
    })
    expect(await statesOf(id)).toEqual(['mapped'])
    await mapPayload({ alertId: id })
    expect(await submissionsOf(id)).toBe(1)
  })

  test('leaves in the queue what lacks an answer, and submits it when the answer comes', async () => {
    const source = await makeSource({ fields, map: { ...map, alert_id: 'ref' }, submit: 'automatic' })
    const id = await receive(source, { id: 1 })
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    expect(await alertOf(id)).toMatchObject({ status: 'open' })
    expect((await draftOf(id)).problems).toEqual([{ path: 'alert_id', problem: expect.any(String) }])
    expect(await statesOf(id)).toEqual(['mapped'])
    await receive(source, { id: 1, ref: 'auto-2' })
    await mapPayload({ alertId: id })
    expect(await alertOf(id)).toMatchObject({ status: 'submitted' })
  })

  test('ends what a worker left between mapping and submitting', async () => {
    const id = await receive(await automatic(), { id: 'auto-3' })
    const start = Date.now()
    at(start)
    const waiting = await beginMapping(id)
    if (!waiting) throw new Error('Nothing is due.')
    await writeMapping(waiting, await runSourceMapping(waiting))
    expect(await alertOf(id)).toMatchObject({ status: 'open', mappedRevision: 1 })
    at(start + firstWait)
    expect(await listPayloadsToMap(clock.now(), 1_000)).toContain(id)
    expect(await mapPayload({ alertId: id })).toBe('mapped')
    expect(await alertOf(id)).toMatchObject({ status: 'submitted' })
    expect(await submissionsOf(id)).toBe(1)
  })

  test('leaves to people what somebody holds, wrote in, or dismissed before', async () => {
    const source = await makeSource({ fields, map: { ...map, alert_id: 'ref' }, submit: 'automatic' })
    const [held, written, dismissed] = [
      await receive(source, { id: 'held' }),
      await receive(source, { id: 'written' }),
      await receive(source, { id: 'dismissed' }),
    ]
    for (const alertId of [held, written, dismissed]) await mapPayload({ alertId })
    const soon = new Date(Date.now() + hour)
    await db().alert.update({ where: { id: held }, data: { holderId: people.bob.id, heldUntil: soon } })
    const { id: draftId, revision } = await draftOf(written)
    await saveDraft(people.alice, { draftId, revision, changes: { summary: { value: 'by hand' } } })
    const by = { dismissedById: people.alice.id, dismissReason: 'false-positive' }
    await db().alert.update({ where: { id: dismissed }, data: { status: 'dismissed', dismissedAt: new Date(), ...by } })
    for (const id of ['held', 'written', 'dismissed']) await receive(source, { id, ref: `ref-${id}` })
    for (const alertId of [held, written, dismissed]) {
      expect(await mapPayload({ alertId })).toBe('mapped')
      expect(await alertOf(alertId)).toMatchObject({ status: 'open', mappedRevision: 2 })
      expect(await submissionsOf(alertId)).toBe(0)
    }
  })

  test('a value that another alert was submitted with stays in the queue, with the problem on its field', async () => {
    const source = await makeSource({ fields, map: { ...map, alert_id: 'ref' }, submit: 'automatic' })
    const first = await receive(source, { id: 1, ref: 'same' })
    const second = await receive(source, { id: 2, ref: 'same' })
    await mapPayload({ alertId: first })
    expect(await mapPayload({ alertId: second })).toBe('mapped')
    expect(await alertOf(first)).toMatchObject({ status: 'submitted' })
    expect(await alertOf(second)).toMatchObject({ status: 'open' })
    expect((await draftOf(second)).problems).toEqual([{ path: 'alert_id', problem: expect.any(String) }])
    expect(await statesOf(second)).toEqual(['mapped'])
  })
})
