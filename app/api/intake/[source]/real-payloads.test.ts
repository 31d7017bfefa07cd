import { expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { type MadeSource, makeSource } from '#lib/testing/make-source.ts'
import { tazamaAlert, unit21Alert } from '#lib/testing/payloads.ts'
import { POST } from './route.ts'

await freshDatabase()

async function send(source: MadeSource, payload: object) {
  const body = JSON.stringify(payload, null, 2)
  const request = new Request('http://localhost/', {
    method: 'POST',
    body,
    headers: { authorization: `Bearer ${source.key}`, 'unit21-signature': 't=1570062682,s0=abcdef' },
  })
  const answer = await POST(request, { params: Promise.resolve({ source: source.slug }) })
  return { status: answer.status, body: await answer.json(), sent: body }
}

test('Unit21: created, delivered twice, changed, closed and opened again is one alert', async () => {
  const source = await makeSource({
    externalId: 'unit21_id',
    version: 'change_time',
    events: {
      path: 'change',
      create: ['ALERT_CREATED'],
      update: ['ALERT_ACTION_TRIGGERED'],
      close: ['ALERT_CLOSED'],
      reopen: ['ALERT_REOPENED'],
      ignore: ['CASE_CREATED', 'CASE_CLOSED'],
    },
  })
  const at = (change: string, seconds: number, more = {}) => ({
    ...unit21Alert,
    change,
    change_time: unit21Alert.change_time + seconds,
    ...more,
  })
  const created = await send(source, unit21Alert)
  const { id } = created.body
  expect(created).toMatchObject({ status: 202, body: { status: 'accepted' } })
  expect(await send(source, unit21Alert)).toMatchObject({ status: 200, body: { id, status: 'duplicate' } })
  const closed = at('ALERT_CLOSED', 60, { disposition: 'FALSE_POSITIVE', status: 'CLOSED' })
  expect(await send(source, closed)).toMatchObject({ status: 200, body: { id, status: 'updated' } })
  expect(await send(source, at('ALERT_ACTION_TRIGGERED', 30))).toMatchObject({ body: { id, status: 'duplicate' } })
  expect(await send(source, at('CASE_CREATED', 61))).toMatchObject({ status: 202, body: { status: 'ignored' } })
  const closedRow = await db().alert.findUniqueOrThrow({ where: { id } })
  expect(closedRow).toMatchObject({
    externalId: '123',
    status: 'open',
    closedUpstreamAt: expect.any(Date),
    revision: 2,
  })
  expect(await send(source, at('ALERT_REOPENED', 90))).toMatchObject({ body: { id, status: 'updated' } })
  expect(await db().alert.findUniqueOrThrow({ where: { id } })).toMatchObject({ closedUpstreamAt: null, revision: 4 })
  expect(await db().alert.count({ where: { sourceId: source.id } })).toBe(1)
  const payloads = await db().payload.findMany({ where: { alertId: id }, orderBy: { revision: 'asc' } })
  expect(payloads.map(payload => payload.event)).toEqual([
    'ALERT_CREATED',
    'ALERT_CLOSED',
    'ALERT_ACTION_TRIGGERED',
    'ALERT_REOPENED',
  ])
  expect(Buffer.from(payloads[0]?.bytes ?? []).toString()).toBe(created.sent)
  expect(JSON.stringify(payloads.map(payload => payload.headers))).not.toContain('abcdef')
})

test('Tazama: found by its nested id, kept to the last digit', async () => {
  const source = await makeSource({ externalId: 'report.evaluationID' })
  const sent = await send(source, tazamaAlert)
  expect(sent).toMatchObject({ status: 202, body: { status: 'accepted' } })
  const { id } = sent.body
  const alert = await db().alert.findUniqueOrThrow({ where: { id }, include: { payloads: true } })
  expect(alert.externalId).toBe(tazamaAlert.report.evaluationID)
  expect(Buffer.from(alert.payloads[0]?.bytes ?? []).toString()).toBe(sent.sent)
  const { networkMap, ...rest } = tazamaAlert
  const reordered = { networkMap, ...rest }
  expect(await send(source, reordered)).toMatchObject({ status: 200, body: { id, status: 'duplicate' } })
  const rated = structuredClone(tazamaAlert)
  for (const typology of rated.report.tadpResult.typologyResult) typology.result = 400
  expect(await send(source, rated)).toMatchObject({ status: 200, body: { id, status: 'updated' } })
})
