import { afterAll, expect, test } from 'vitest'
import { db, switchDatabase } from '#lib/db.ts'
import { databaseLine } from '#lib/testing/database-line.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { makeSource } from '#lib/testing/make-source.ts'
import { GET } from '../../alerts/route.ts'
import { POST } from './route.ts'

const { url } = await freshDatabase()
const source = await makeSource()
const line = await databaseLine(url)
await switchDatabase(line.url)
afterAll(() => line.close())

async function send(id: number) {
  const request = new Request('http://localhost/', {
    method: 'POST',
    body: JSON.stringify({ id }),
    headers: { authorization: `Bearer ${source.key}` },
  })
  const answer = await POST(request, { params: Promise.resolve({ source: source.slug }) })
  return { id, status: answer.status, wait: answer.headers.get('retry-after'), body: await answer.json() }
}

async function kept(): Promise<string[]> {
  const alerts = await db().alert.findMany({ where: { sourceId: source.id, payloads: { some: { revision: 1 } } } })
  return alerts.map(alert => alert.externalId)
}

test('while the database is away the answer is 503 with a time to try again, and nothing is stored', async () => {
  line.cut()
  const answer = await send(1)
  expect(answer).toEqual({
    id: 1,
    status: 503,
    wait: expect.stringMatching(/^\d+$/),
    body: { problems: [{ path: '', problem: expect.stringContaining('database') }] },
  })
  const read = await GET(
    new Request('http://localhost/?externalId=1', { headers: { authorization: `Bearer ${source.key}` } }),
  )
  expect(read.status).toBe(503)
  line.mend()
  expect(await kept()).toEqual([])
})

test('a database that goes in the middle of a load loses nothing that was answered, and comes back by itself', {
  timeout: 90_000,
}, async () => {
  const ids = Array.from({ length: 150 }, (_, n) => n + 1_000)
  let answered = 0
  const sent = ids.map(async id => {
    const answer = await send(id)
    answered += 1
    if (answered === 40) line.cut()
    return answer
  })
  const answers = await Promise.all(sent)
  const said = (status: number) => answers.filter(answer => answer.status === status)
  expect(said(202).length).toBeGreaterThanOrEqual(40)
  expect(said(503).length).toBeGreaterThan(0)
  expect(said(202).length + said(503).length).toBe(150)
  line.mend()
  const afterwards = await kept()
  expect(afterwards).toEqual(expect.arrayContaining(said(202).map(answer => String(answer.id))))
  const again = await Promise.all(said(503).map(answer => send(answer.id)))
  expect(again.every(answer => answer.status === 202 || answer.body.status === 'duplicate')).toBe(true)
  expect((await kept()).toSorted()).toEqual(ids.map(String).toSorted())
})

test('a database that is too busy is 503 as well', { timeout: 60_000 }, async () => {
  const { promise: freed, resolve: free } = Promise.withResolvers<void>()
  const holders = Array.from({ length: 12 }, () =>
    db().$transaction(
      async tx => {
        await tx.$queryRaw`select 1`
        await freed
      },
      { timeout: 60_000, maxWait: 10_000 },
    ),
  )
  const answer = await send(5_000)
  free()
  await Promise.all(holders)
  expect(answer).toMatchObject({ status: 503, wait: expect.any(String) })
  expect((await send(5_000)).status).toBe(202)
})
