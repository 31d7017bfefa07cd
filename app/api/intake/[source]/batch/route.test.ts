import { describe, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { type MadeSource, makeSource } from '#lib/testing/make-source.ts'
import { POST } from './route.ts'

await freshDatabase()

async function send(source: MadeSource, body: BodyInit, headers: Record<string, string> = {}) {
  const init = { method: 'POST', body, duplex: 'half', headers: { authorization: `Bearer ${source.key}`, ...headers } }
  const answer = await POST(new Request('http://localhost/', init as RequestInit), {
    params: Promise.resolve({ source: source.slug }),
  })
  return { status: answer.status, body: await answer.json() }
}

const nothing = { accepted: 0, duplicate: 0, updated: 0, ignored: 0, rejected: 0, problems: [] }
const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `{"id":${n + from},"n":1}`).join('\n')
const alertsOf = (source: MadeSource) => db().alert.count({ where: { sourceId: source.id } })

describe('a batch', () => {
  test('counts what became of each line, by the line numbers of the file', async () => {
    const source = await makeSource({ externalId: 'alert.id', events: { path: 'type', ignore: ['NEWS'] } })
    const file = [
      '{"alert":{"id":1}}',
      '',
      '{"alert":{"id":1}}',
      '{"alert":{"id":1},"more":true}',
      '   ',
      '{"type":"NEWS"}',
      '{"alert":{}}',
      'not json',
      '{"alert":{"id":2}}\r',
    ].join('\n')
    expect(await send(source, file)).toEqual({
      status: 200,
      body: {
        accepted: 2,
        duplicate: 1,
        updated: 1,
        ignored: 1,
        rejected: 2,
        problems: [
          { line: 7, problem: expect.stringMatching(/^alert\.id: /) },
          { line: 8, problem: expect.any(String) },
        ],
      },
    })
    expect(await alertsOf(source)).toBe(2)
    const payload = await db().payload.findFirstOrThrow({ where: { alert: { externalId: '2', sourceId: source.id } } })
    expect(Buffer.from(payload.bytes).toString()).toBe('{"alert":{"id":2}}')
  })

  test('sent again changes nothing', async () => {
    const source = await makeSource()
    expect((await send(source, lines(60))).body).toEqual({ ...nothing, accepted: 60 })
    const events = await db().auditEvent.count()
    expect((await send(source, lines(60))).body).toEqual({ ...nothing, duplicate: 60 })
    expect(await db().auditEvent.count()).toBe(events)
    expect(await alertsOf(source)).toBe(60)
  })

  test('of two sent at once with the same alerts in another order, each is accepted once', async () => {
    const source = await makeSource()
    const backwards = lines(60).split('\n').toReversed().join('\n')
    const [one, other] = await Promise.all([send(source, lines(60)), send(source, backwards)])
    expect([one.status, other.status]).toEqual([200, 200])
    expect(one.body.accepted + other.body.accepted).toBe(60)
    expect(one.body.duplicate + other.body.duplicate).toBe(60)
  })

  test('of nothing, or of blank lines, is empty', async () => {
    const source = await makeSource()
    expect(await send(source, '')).toEqual({ status: 200, body: nothing })
    expect(await send(source, '\n \n\t\r\n')).toEqual({ status: 200, body: nothing })
  })

  test('lists 1,000 problems and counts all', async () => {
    const source = await makeSource()
    const { body } = await send(source, `${'x\n'.repeat(1_200)}{"id":1}`)
    expect(body).toMatchObject({ accepted: 1, rejected: 1_200 })
    expect(body.problems).toHaveLength(1_000)
    expect(body.problems[999].line).toBe(1_000)
  })

  test('a line of more than 1 MiB is rejected alone', async () => {
    const source = await makeSource()
    const file = `{"id":1}\n{"id":2,"x":"${'x'.repeat(1024 * 1024)}"}\n{"id":3}`
    const { body } = await send(source, file)
    expect(body).toMatchObject({ accepted: 2, rejected: 1, problems: [{ line: 2, problem: expect.any(String) }] })
  })
})

test('a connection that breaks in the middle keeps what was complete', async () => {
  const source = await makeSource()
  const pieces = [lines(150), '\n{"id":900}\n{"id":9', undefined]
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces.shift()
      if (piece === undefined) controller.error(new Error('gone'))
      else controller.enqueue(Buffer.from(piece))
    },
  })
  expect((await send(source, body)).status).toBe(422)
  expect(await alertsOf(source)).toBe(151)
  const whole = `${lines(150)}\n{"id":900}\n{"id":901}`
  expect((await send(source, whole)).body).toEqual({ ...nothing, duplicate: 151, accepted: 1 })
})

test('is for whoever proves to be the source, and not compressed', async () => {
  const source = await makeSource()
  expect((await send({ ...source, key: 'cpk_wrong' }, lines(1))).status).toBe(401)
  expect((await send({ ...source, slug: 'nothing-here' }, lines(1))).status).toBe(404)
  expect((await send(source, lines(1), { 'content-encoding': 'gzip' })).status).toBe(422)
  expect(await alertsOf(source)).toBe(0)
})
