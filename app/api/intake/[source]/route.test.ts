import { beforeAll, describe, expect, test } from 'vitest'
import { day } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { type Cast, cast } from '#lib/testing/cast.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { type MadeSource, makeSource } from '#lib/testing/make-source.ts'
import { POST } from './route.ts'

await freshDatabase()
let people: Cast
beforeAll(async () => {
  people = await cast()
})

type Answer = {
  status: number
  body: { id: string | null; status: string; problems?: { path: string; problem: string }[] }
}

async function send(source: MadeSource, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const request = new Request(`http://localhost/api/intake/${source.slug}`, {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${source.key}`, ...headers },
  })
  const answer = await POST(request, { params: Promise.resolve({ source: source.slug }) })
  return { status: answer.status, body: await answer.json() } as Answer
}

/** Sends what must be kept under an alert, and hands back that alert's id. */
async function sendKept(source: MadeSource, content: unknown, status: string): Promise<string> {
  const { body } = await send(source, JSON.stringify(content))
  expect(body.status).toBe(status)
  return body.id ?? ''
}

const alertOf = (id: string) => db().alert.findUniqueOrThrow({ where: { id } })
const payloadsOf = (alertId: string) => db().payload.findMany({ where: { alertId }, orderBy: { revision: 'asc' } })
const eventsOf = async (alertId: string) => {
  const events = await db().auditEvent.findMany({ where: { alertId }, orderBy: { id: 'asc' } })
  return events.map(event => event.event)
}

async function counts() {
  const [alerts, payloads, events] = await Promise.all([
    db().alert.count(),
    db().payload.count(),
    db().auditEvent.count(),
  ])
  return { alerts, payloads, events }
}

describe('a new alert', () => {
  test('is on disk, byte for byte, when the answer comes, with its event and its wake-up', async () => {
    const source = await makeSource()
    const bytes = Buffer.from(
      '\ufeff{ "id" : "A-1",\r\n\t"name":"Zoë 🙂 \\ud800", "__proto__": {"x":1}, "n": 1e400 }\n',
    )
    const answer = await send(source, bytes, { 'content-type': 'text/plain', cookie: 'a=b' })
    expect(answer).toEqual({
      status: 202,
      body: { id: expect.stringMatching(/^ALR-[2-9A-Z]{8}$/), status: 'accepted' },
    })
    const id = answer.body.id ?? ''
    const [payload] = await payloadsOf(id)
    expect(Buffer.from(payload?.bytes ?? []).equals(bytes)).toBe(true)
    expect(payload).toMatchObject({
      revision: 1,
      state: 'received',
      headers: { cookie: null, 'content-type': 'text/plain' },
    })
    const alert = await alertOf(id)
    expect(alert).toMatchObject({
      externalId: 'A-1',
      sourceId: source.id,
      kind: 'alert',
      status: 'open',
      revision: 1,
      mappedRevision: 0,
      priority: 'P3',
    })
    expect(alert.dueAt.getTime() - alert.receivedAt.getTime()).toBe(3 * day)
    expect(await eventsOf(id)).toEqual(['alert.received'])
    const jobs = await db().$queryRaw`select name from pgboss.job where data ->> 'alertId' = ${id}`
    expect(jobs).toEqual([{ name: 'map-payload' }])
  })

  test('names its source in the history, and nothing of its content', async () => {
    const source = await makeSource()
    const id = await sendKept(source, { id: 'A-secret', name: 'Jane Roe' }, 'accepted')
    const event = await db().auditEvent.findFirstOrThrow({ where: { alertId: id } })
    expect(event).toMatchObject({ actorKind: 'source', actorId: source.id, event: 'alert.received', kind: 'alert' })
    expect(JSON.stringify({ ...event, id: '' })).not.toContain('Jane')
  })

  test('of a source of kind sar is of kind sar, and so is its event', async () => {
    const id = await sendKept(await makeSource({ kind: 'sar' }), { id: 1 }, 'accepted')
    expect((await alertOf(id)).kind).toBe('sar')
    expect((await db().auditEvent.findFirstOrThrow({ where: { alertId: id } })).kind).toBe('sar')
  })

  test('is taken while the source is paused', async () => {
    const answer = await send(await makeSource({ status: 'paused' }), '{"id":1}')
    expect(answer).toMatchObject({ status: 202, body: { status: 'accepted' } })
  })

  test('of another source is another alert, whatever its id', async () => {
    const first = await sendKept(await makeSource(), { id: 'X' }, 'accepted')
    const second = await sendKept(await makeSource(), { id: 'X' }, 'accepted')
    expect(second).not.toBe(first)
  })
})

describe('the same alert again', () => {
  test('is a duplicate whatever the order of its keys and its white space, and changes nothing', async () => {
    const source = await makeSource()
    const first = await send(source, '{"id":"D-1","a":{"x":1,"y":[1,2]}}')
    const before = await counts()
    const again = await send(source, ' {"a": {"y": [1,\n2], "x": 1}, "id": "D-1"}\n')
    expect(again).toEqual({ status: 200, body: { id: first.body.id, status: 'duplicate' } })
    expect(await counts()).toEqual(before)
  })

  test('the order of a list counts', async () => {
    const source = await makeSource()
    await sendKept(source, { id: 1, a: [1, 2] }, 'accepted')
    await sendKept(source, { id: 1, a: [2, 1] }, 'updated')
  })

  test('id 1 and id "1" are one', async () => {
    const source = await makeSource()
    const first = await sendKept(source, { id: 1 }, 'accepted')
    expect(await sendKept(source, { id: '1' }, 'updated')).toBe(first)
    expect(await sendKept(source, { id: 1 }, 'duplicate')).toBe(first)
  })

  test('numbers keep every digit, as ids and as content', async () => {
    const source = await makeSource()
    const odd = await send(source, '{"id":9007199254740993}')
    const even = await send(source, '{"id":9007199254740992}')
    expect([odd.body.status, even.body.status]).toEqual(['accepted', 'accepted'])
    expect((await alertOf(odd.body.id ?? '')).externalId).toBe('9007199254740993')
    expect((await send(source, '{"id":7,"amount":1}')).body.status).toBe('accepted')
    expect((await send(source, '{"id":7,"amount":1.0}')).body.status).toBe('updated')
    expect((await send(source, '{"id":7,"amount":1}')).body.status).toBe('duplicate')
  })

  test('of a repeated key the last one counts', async () => {
    const source = await makeSource()
    const first = await send(source, '{"id":"R-1","id":"R-2"}')
    expect((await alertOf(first.body.id ?? '')).externalId).toBe('R-2')
    expect((await send(source, '{"id":"R-2"}')).body).toEqual({ id: first.body.id, status: 'duplicate' })
  })

  test('ids that no text can hold stay apart', async () => {
    const source = await makeSource()
    const first = await send(source, '{"id":"\\ud800"}')
    const second = await send(source, '{"id":"\\ud801"}')
    expect([first.body.status, second.body.status]).toEqual(['accepted', 'accepted'])
    expect(second.body.id).not.toBe(first.body.id)
  })
})

describe('new content of an alert', () => {
  test('is its next revision; the earlier ones stay, and sent again they are duplicates', async () => {
    const source = await makeSource()
    const id = await sendKept(source, { id: 1, at: 'A' }, 'accepted')
    await sendKept(source, { id: 1, at: 'B' }, 'updated')
    await sendKept(source, { id: 1, at: 'A' }, 'duplicate')
    await sendKept(source, { id: 1, at: 'B' }, 'duplicate')
    expect((await payloadsOf(id)).map(({ revision, state }) => [revision, state])).toEqual([
      [1, 'superseded'],
      [2, 'received'],
    ])
    expect(await alertOf(id)).toMatchObject({ revision: 2, status: 'open', newContentAt: null })
    expect(await eventsOf(id)).toEqual(['alert.received', 'alert.updated'])
  })

  async function dismiss(id: string) {
    const decision = {
      dismissedById: people.alice.id,
      dismissReason: 'false-positive',
      dismissSentence: 'The payroll run.',
    }
    await db().alert.update({ where: { id }, data: { status: 'dismissed', dismissedAt: new Date(), ...decision } })
    return decision
  }

  test('opens a dismissed alert again, marked, with the old decision kept', async () => {
    const source = await makeSource()
    const id = await sendKept(source, { id: 1 }, 'accepted')
    const decision = await dismiss(id)
    await sendKept(source, { id: 1 }, 'duplicate')
    expect((await alertOf(id)).status).toBe('dismissed')
    await sendKept(source, { id: 1, more: true }, 'updated')
    expect(await alertOf(id)).toMatchObject({
      status: 'open',
      newContentAt: expect.any(Date),
      dismissedAt: expect.any(Date),
      ...decision,
    })
    expect(await eventsOf(id)).toEqual(['alert.received', 'alert.updated', 'alert.reopened'])
  })

  test('ends a snooze', async () => {
    const source = await makeSource()
    const id = await sendKept(source, { id: 1 }, 'accepted')
    await db().alert.update({ where: { id }, data: { snoozedUntil: new Date(Date.now() + day) } })
    await sendKept(source, { id: 1, more: true }, 'updated')
    expect(await alertOf(id)).toMatchObject({ status: 'open', snoozedUntil: null, newContentAt: expect.any(Date) })
    expect(await eventsOf(id)).toContain('alert.reopened')
  })

  test('leaves a submitted alert submitted', async () => {
    const source = await makeSource()
    const id = await sendKept(source, { id: 1 }, 'accepted')
    await db().alert.update({ where: { id }, data: { status: 'submitted' } })
    await sendKept(source, { id: 1, more: true }, 'updated')
    expect(await alertOf(id)).toMatchObject({ status: 'submitted', revision: 2 })
  })

  test('a closing upstream closes nothing here, and wakes nothing', async () => {
    const events = { path: 'type', close: ['CLOSED'], reopen: ['REOPENED'] }
    const source = await makeSource({ events })
    const open = await sendKept(source, { id: 1, type: 'OPEN' }, 'accepted')
    const dismissed = await sendKept(source, { id: 2, type: 'OPEN' }, 'accepted')
    await dismiss(dismissed)
    await sendKept(source, { id: 1, type: 'CLOSED' }, 'updated')
    await sendKept(source, { id: 2, type: 'CLOSED' }, 'updated')
    expect(await alertOf(open)).toMatchObject({ status: 'open', closedUpstreamAt: expect.any(Date) })
    expect(await alertOf(dismissed)).toMatchObject({
      status: 'dismissed',
      closedUpstreamAt: expect.any(Date),
      newContentAt: null,
    })
    expect(await eventsOf(open)).toEqual(['alert.received', 'alert.updated', 'alert.closedUpstream'])
    await sendKept(source, { id: 2, type: 'REOPENED' }, 'updated')
    expect(await alertOf(dismissed)).toMatchObject({
      status: 'open',
      closedUpstreamAt: null,
      newContentAt: expect.any(Date),
    })
  })

  test('a closing of an alert that never came is kept as an alert that its source closed', async () => {
    const source = await makeSource({ events: { path: 'type', create: ['OPEN'], close: ['CLOSED'] } })
    const id = await sendKept(source, { id: 9, type: 'CLOSED' }, 'accepted')
    expect(await alertOf(id)).toMatchObject({ status: 'open', closedUpstreamAt: expect.any(Date) })
    expect(await eventsOf(id)).toEqual(['alert.received', 'alert.closedUpstream'])
  })
})

describe('a source that tells versions apart', () => {
  test('what is newer is current; what isn’t is history, answered as a duplicate', async () => {
    const source = await makeSource({ version: 'v' })
    const id = await sendKept(source, { id: 1, v: 5 }, 'accepted')
    await sendKept(source, { id: 1, v: 3 }, 'duplicate')
    await sendKept(source, { id: 1, v: 5, other: true }, 'duplicate')
    expect(await alertOf(id)).toMatchObject({ revision: 1 })
    await sendKept(source, { id: 1, v: 10 }, 'updated')
    await sendKept(source, { id: 1, v: 3 }, 'duplicate')
    expect(await alertOf(id)).toMatchObject({ revision: 4 })
    expect((await payloadsOf(id)).map(({ revision, version, state }) => [revision, version, state])).toEqual([
      [1, '5', 'superseded'],
      [2, '3', 'superseded'],
      [3, '5', 'superseded'],
      [4, '10', 'received'],
    ])
  })

  test('without a version on either side, what came last counts', async () => {
    const source = await makeSource({ version: 'v' })
    const id = await sendKept(source, { id: 1, v: 5 }, 'accepted')
    await sendKept(source, { id: 1 }, 'updated')
    await sendKept(source, { id: 1, v: 1 }, 'updated')
    expect(await alertOf(id)).toMatchObject({ revision: 3 })
  })

  test('a late opening doesn’t open what was dismissed since', async () => {
    const source = await makeSource({ version: 'v' })
    const id = await sendKept(source, { id: 1, v: 5 }, 'accepted')
    const decision = { dismissedById: people.alice.id, dismissReason: 'false-positive' }
    await db().alert.update({ where: { id }, data: { status: 'dismissed', dismissedAt: new Date(), ...decision } })
    await sendKept(source, { id: 1, v: 4 }, 'duplicate')
    expect((await alertOf(id)).status).toBe('dismissed')
  })
})

describe('what a source ignores', () => {
  test('is kept once without an alert, and needs no external id', async () => {
    const source = await makeSource({ events: { path: 'type', ignore: ['CASE_CREATED'] } })
    const before = await counts()
    const answer = await send(source, '{"type":"CASE_CREATED"}')
    expect(answer).toEqual({ status: 202, body: { id: null, status: 'ignored' } })
    expect(await send(source, '{ "type": "CASE_CREATED" }')).toEqual(answer)
    const after = await counts()
    expect(after).toEqual({ alerts: before.alerts, payloads: before.payloads + 1, events: before.events + 1 })
    const kept = await db().payload.findFirstOrThrow({ where: { sourceId: source.id } })
    expect(kept).toMatchObject({ state: 'ignored', event: 'CASE_CREATED', alertId: null })
  })

  test('with a list of what creates, the unlisted is ignored and says so', async () => {
    const source = await makeSource({ events: { path: 'type', create: ['OPEN'] } })
    expect((await send(source, '{"type":"NEWS","id":1}')).body.status).toBe('ignored')
    expect((await send(source, '{"id":1}')).body.status).toBe('ignored')
    const event = await db().auditEvent.findFirstOrThrow({ where: { subjectId: source.id, event: 'payload.ignored' } })
    expect(event.summary).toContain('no list names')
  })
})

describe('what can’t be kept', () => {
  const nested = (levels: number) => `{"id":1,"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}`

  test.each([
    ['no JSON', 'id=1', ''],
    ['nothing', '', ''],
    ['a list', '[{"id":1}]', ''],
    ['a text', '"x"', ''],
    ['null', 'null', ''],
    ['two objects', '{"id":1}{"id":2}', ''],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), ''],
    ['a NUL in a text', '{"id":1,"a":{"b":["\\u0000"]}}', 'a.b[0]'],
    ['a NUL in a name', '{"id":1,"a\\u0000":1}', ''],
    ['no external id', '{"x":1}', 'id'],
    ['an empty external id', '{"id":""}', 'id'],
    ['an external id that is an object', '{"id":{}}', 'id'],
    ['an external id that is true', '{"id":true}', 'id'],
    ['an external id that is null', '{"id":null}', 'id'],
    ['an external id that no index takes', `{"id":"${'x'.repeat(2_001)}"}`, 'id'],
  ] as const)('%s is refused with its place', async (_, body, path) => {
    const source = await makeSource()
    const before = await counts()
    const answer = await send(source, body)
    expect(answer).toEqual({ status: 422, body: { problems: [{ path, problem: expect.any(String) }] } })
    expect(await counts()).toEqual(before)
  })

  test('64 levels are kept, 65 are refused', async () => {
    const source = await makeSource()
    expect((await send(source, nested(64))).body.status).toBe('accepted')
    const answer = await send(source, nested(65))
    expect(answer).toMatchObject({ status: 422, body: { problems: [{ path: expect.stringMatching(/^a\[0\]/) }] } })
  })

  test('a path with dots and brackets names its own problem', async () => {
    const answer = await send(await makeSource({ externalId: 'data.alerts[0].id' }), '{"data":{"alerts":[]}}')
    expect(answer.body.problems?.[0]?.path).toBe('data.alerts[0].id')
  })

  test('more than 1 MiB is refused; 1 MiB is kept', async () => {
    const source = await makeSource()
    const room = 1024 * 1024 - '{"id":1,"a":""}'.length
    expect((await send(source, `{"id":1,"a":"${'x'.repeat(room)}"}`)).status).toBe(202)
    expect(await send(source, `{"id":2,"a":"${'x'.repeat(room + 1)}"}`)).toMatchObject({
      status: 413,
      body: { problems: [{ path: '' }] },
    })
  })
})

test('markup, scripts and bidi characters are kept as the text they are', async () => {
  const source = await makeSource()
  const text = '<img src=x onerror=alert(1)><script>alert(1)</script>\u202egnp.exe\u2066{{7*7}}'
  const bytes = Buffer.from(JSON.stringify({ id: text, [text]: text }))
  const answer = await send(source, bytes)
  expect((await alertOf(answer.body.id ?? '')).externalId).toBe(text)
  const [payload] = await payloadsOf(answer.body.id ?? '')
  expect(Buffer.from(payload?.bytes ?? []).equals(bytes)).toBe(true)
})

test('200 alerts at once, 50 of them twice, are 150 alerts, each accepted once', { timeout: 60_000 }, async () => {
  const source = await makeSource()
  const ids = Array.from({ length: 200 }, (_, n) => n % 150)
  const answers = await Promise.all(ids.map(id => send(source, JSON.stringify({ id, subject: `S${id}` }))))
  const said = answers.map(answer => answer.body.status)
  expect(said.filter(status => status === 'accepted')).toHaveLength(150)
  expect(said.filter(status => status === 'duplicate')).toHaveLength(50)
  expect(await db().alert.count({ where: { sourceId: source.id } })).toBe(150)
  expect(await db().payload.count({ where: { sourceId: source.id } })).toBe(150)
})

test('one alert with 20 contents at once has 20 revisions, each once', async () => {
  const source = await makeSource()
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => send(source, JSON.stringify({ id: 1, n: n % 20 }))),
  )
  expect(answers.map(answer => answer.body.status).sort()).toEqual([
    'accepted',
    ...Array.from({ length: 20 }, () => 'duplicate'),
    ...Array.from({ length: 19 }, () => 'updated'),
  ])
  const payloads = await payloadsOf(answers[0]?.body.id ?? '')
  expect(payloads.map(payload => payload.revision)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
  expect(payloads.filter(payload => payload.state === 'received')).toHaveLength(1)
})
