import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { receiveAlert } from '#lib/intake/receive-alert.ts'
import { senderOf } from '#lib/intake/sender.ts'
import { type Cast, cast } from '#lib/testing/cast.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { archiveSource, type MadeSource, makeSource } from '#lib/testing/make-source.ts'
import { GET as SEARCH } from '../route.ts'
import { GET } from './route.ts'

await freshDatabase()
let people: Cast
beforeAll(async () => {
  people = await cast()
})

async function receive(source: MadeSource, content: object): Promise<string> {
  const row = await db().source.findUniqueOrThrow({ where: { id: source.id } })
  const sender = senderOf({ ...row, events: null }, {})
  const received = await receiveAlert(sender, Buffer.from(JSON.stringify(content)), new Headers())
  return (received.ok && received.value.id) || ''
}

const headersOf = (source: MadeSource) => ({ headers: { authorization: `Bearer ${source.key}` } })

async function read(source: MadeSource, alertId: string) {
  const answer = await GET(new Request('http://localhost/', headersOf(source)), {
    params: Promise.resolve({ alertId }),
  })
  return { status: answer.status, body: await answer.json() }
}

async function search(source: MadeSource, query: string) {
  const answer = await SEARCH(new Request(`http://localhost/api/alerts${query}`, headersOf(source)))
  return { status: answer.status, body: await answer.json() }
}

let submissions = 0
async function submit(
  source: MadeSource,
  alertId: string,
  kind: 'alert' | 'sar',
  status: 'held' | 'delivered' | 'awaiting_approval' = 'delivered',
) {
  const version = await db().templateVersion.findFirstOrThrow({ where: { templateId: source.templateId } })
  const number = ++submissions
  const draftId = `DRF-${number}`
  await db().draft.create({
    data: { id: draftId, kind, templateId: source.templateId, templateVersionId: version.id, status: 'submitted' },
  })
  const id = `SUB-${number}`
  await db().submission.create({
    data: {
      id,
      draftId,
      kind,
      status,
      environment: 'local',
      caseTemplateId: 'ctmpl_abc123',
      answers: {},
      fields: {},
      answersHash: '',
      submittedAt: new Date(1_700_000_000_000 + number),
      ...(status === 'held' ? { heldReason: 'refused' } : {}),
      ...(status === 'delivered' ? { endedAt: new Date() } : {}),
      alerts: { create: { alertId } },
    },
  })
  return id
}

describe('the state of an alert, read by its source’s key', () => {
  test('has the contract’s shape, by id and by external id', async () => {
    const source = await makeSource()
    const id = await receive(source, { id: 'X 1/ä' })
    const state = {
      id,
      externalId: 'X 1/ä',
      source: source.slug,
      status: 'open',
      receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      submission: null,
      case: null,
    }
    expect(await read(source, id)).toEqual({ status: 200, body: state })
    expect(await search(source, `?externalId=${encodeURIComponent('X 1/ä')}`)).toEqual({ status: 200, body: state })
  })

  test('is snoozed while the snooze lasts, then open', async () => {
    const source = await makeSource()
    const id = await receive(source, { id: 1 })
    const snooze = (until: number) => db().alert.update({ where: { id }, data: { snoozedUntil: new Date(until) } })
    await snooze(Date.now() + day)
    expect((await read(source, id)).body.status).toBe('snoozed')
    await snooze(Date.now() - 1)
    expect((await read(source, id)).body.status).toBe('open')
  })

  test('is dismissed without a word of why or by whom', async () => {
    const source = await makeSource()
    const id = await receive(source, { id: 1 })
    const by = { dismissedById: people.alice.id, dismissReason: 'false-positive', dismissSentence: 'The payroll run.' }
    await db().alert.update({ where: { id }, data: { status: 'dismissed', dismissedAt: new Date(), ...by } })
    const answer = await read(source, id)
    expect(answer.body.status).toBe('dismissed')
    expect(JSON.stringify(answer.body)).not.toMatch(/payroll|false-positive|Alice/i)
  })

  test('tells the last submission and its case', async () => {
    const source = await makeSource()
    const id = await receive(source, { id: 1 })
    const held = await submit(source, id, 'alert', 'held')
    await db().alert.update({ where: { id }, data: { status: 'submitted' } })
    expect((await read(source, id)).body).toMatchObject({
      status: 'submitted',
      submission: { id: held, status: 'held' },
      case: null,
    })
    await db().submission.update({ where: { id: held }, data: { status: 'cancelled', endedAt: new Date() } })
    const last = await submit(source, id, 'alert', 'awaiting_approval')
    expect((await read(source, id)).body.submission).toEqual({ id: last, status: 'awaiting-approval' })
    await db().case.create({
      data: {
        id: 'case_abc',
        environment: 'local',
        submissionId: last,
        kind: 'alert',
        name: 'WTA-3',
        status: 'open',
        attributes: {},
        createdAt: new Date(),
      },
    })
    expect((await read(source, id)).body.case).toEqual({ id: 'case_abc', name: 'WTA-3', status: 'open' })
  })

  test('of kind sar tells neither submission nor case', async () => {
    const source = await makeSource({ kind: 'sar' })
    const id = await receive(source, { id: 1 })
    await submit(source, id, 'sar')
    expect((await read(source, id)).body).toMatchObject({ status: 'open', submission: null, case: null })
  })
})

describe('nothing is there', () => {
  test('of another source’s alert, of an unknown one, of strange texts', async () => {
    const [source, other] = [await makeSource(), await makeSource()]
    const id = await receive(other, { id: 'theirs' })
    const nothing = { status: 404, body: { problems: [{ path: '', problem: expect.any(String) }] } }
    expect(await read(source, id)).toEqual(nothing)
    expect(await search(source, '?externalId=theirs')).toEqual(nothing)
    expect(await read(source, 'ALR-22222222')).toEqual(nothing)
    expect(await read(source, '\0')).toEqual(nothing)
    expect(await search(source, '?externalId=%00')).toEqual(nothing)
    expect(await search(source, '')).toEqual(nothing)
  })

  test('without a right key: 401', async () => {
    const source = await makeSource()
    expect((await read({ ...source, key: 'cpk_wrong' }, 'ALR-22222222')).status).toBe(401)
    const answer = await SEARCH(new Request('http://localhost/?externalId=1'))
    expect(answer.status).toBe(401)
  })
})

test('a key reads whatever its source’s auth asks, and after the source is archived', async () => {
  const source = await makeSource()
  const id = await receive(source, { id: 1 })
  await db().source.update({ where: { id: source.id }, data: { auth: { kind: 'hmac' } } })
  expect((await read(source, id)).status).toBe(200)
  await archiveSource(source.id)
  expect((await read(source, id)).status).toBe(200)
})
