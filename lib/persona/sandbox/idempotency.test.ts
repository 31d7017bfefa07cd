import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clock, hour } from '#lib/clock.ts'
import { freshSandbox } from '#lib/testing/fresh-sandbox.ts'

const sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
afterAll(() => sandbox.close())
beforeEach(() => sandbox.control('POST', '/__reset'))
afterEach(() => vi.restoreAllMocks())

const bodyOf = (alertId: string) => ({
  data: { attributes: { 'case-template-id': 'ctmpl_abc', fields: { alert_id: alertId } } },
})
const create = (key: string, alertId = 'A-1') =>
  sandbox.ask('POST', '/cases', { body: bodyOf(alertId), headers: { 'Idempotency-Key': key } })
const caseCount = async () => (await sandbox.cases()).length

it('answers the same key with the first outcome, byte for byte, and makes nothing twice', async () => {
  const first = await create('k')
  const second = await create('k')
  expect(second.status).toBe(201)
  expect(second.text).toBe(first.text)
  expect(second.headers.get('request-id')).toBe(first.headers.get('request-id'))
  expect(await caseCount()).toBe(1)
  expect((await sandbox.requests()).map(each => each.replayed)).toEqual([false, true])
})

it('makes two cases for two keys, and for none', async () => {
  await create('k1')
  await create('k2')
  await sandbox.ask('POST', '/cases', { body: bodyOf('A-1') })
  await sandbox.ask('POST', '/cases', { body: bodyOf('A-1') })
  expect(await caseCount()).toBe(4)
})

it('keeps a refusal too: the corrected request needs a new key', async () => {
  const wrong = { data: { attributes: {} } }
  const send = (body: unknown) => sandbox.ask('POST', '/cases', { body, headers: { 'Idempotency-Key': 'k' } })
  const first = await send(wrong)
  expect(first.status).toBe(400)
  expect((await send(wrong)).text).toBe(first.text)
  expect(await send(bodyOf('A-1'))).toMatchObject({ status: 409 })
  expect(await caseCount()).toBe(0)
})

it('keeps a 500 and replays it, even when the case was made', async () => {
  await sandbox.fault({ match: 'POST /cases', status: 500, when: 'after' })
  expect(await create('k')).toMatchObject({ status: 500 })
  expect(await create('k')).toMatchObject({ status: 500 })
  expect(await caseCount()).toBe(1)
  expect(await create('k2')).toMatchObject({ status: 201 })
})

it.each([401, 429])('keeps no %i: the same key does the work next time', async status => {
  await sandbox.fault({ match: 'POST /cases', status })
  expect(await create('k')).toMatchObject({ status })
  expect(await create('k')).toMatchObject({ status: 201 })
})

it.each([409, 400, 422] as const)('refuses other parameters under the same key with %i, as it is set', async status => {
  await sandbox.control('PUT', '/__settings', { otherParameters: status })
  await create('k', 'A-1')
  const { body, status: got } = await create('k', 'A-2')
  expect(got).toBe(status)
  expect(body).toMatchObject({ errors: [{ details: 'Idempotency key was already used with different parameters' }] })
  await sandbox.control('PUT', '/__settings', { otherParameters: 409 })
})

it('takes the order of keys and white space for no difference', async () => {
  await create('k')
  const same = '{ "data": {"attributes": { "fields": {"alert_id":"A-1"}, "case_template_id": "ctmpl_abc" } } }'
  expect(await sandbox.ask('POST', '/cases', { body: same, headers: { 'Idempotency-Key': 'k' } })).toMatchObject({
    status: 201,
  })
  expect(await caseCount()).toBe(1)
})

it('refuses the same key while the first request is under way', async () => {
  await sandbox.fault({ match: 'POST /cases', delayMs: 150 })
  const first = create('k')
  await vi.waitFor(async () => expect(await sandbox.requests()).toHaveLength(1))
  const second = await create('k')
  expect(second.status).toBe(409)
  expect(second.body).toMatchObject({ errors: [{ title: 'Conflict' }] })
  expect(await first).toMatchObject({ status: 201 })
  expect(await create('k')).toMatchObject({ status: 201 })
  expect(await caseCount()).toBe(1)
})

it('forgets a key after 24 hours, not before', async () => {
  const start = Date.now()
  const after = (hours: number) => vi.spyOn(clock, 'now').mockReturnValue(new Date(start + hours * hour))
  after(0)
  await create('k')
  after(23.9)
  await create('k')
  expect(await caseCount()).toBe(1)
  after(24)
  await create('k')
  expect(await caseCount()).toBe(2)
})

it('means nothing on a PATCH, unless it is set to', async () => {
  const { body } = await create('k')
  const { id } = (body as { data: { id: string } }).data
  const patch = (text: string) =>
    sandbox.ask('PATCH', `/cases/${id}`, {
      body: { data: { attributes: { fields: { text } } } },
      headers: { 'Idempotency-Key': 'p' },
    })
  await patch('one')
  expect(await patch('two')).toMatchObject({ status: 200 })
  await sandbox.control('PUT', '/__settings', { patchIdempotency: true })
  await patch('three')
  expect(await patch('four')).toMatchObject({ status: 409 })
  await sandbox.control('PUT', '/__settings', { patchIdempotency: false })
})

it('makes at most one case a key, whatever is sent, at once or after each other, through whatever fault', async () => {
  const send = fc.record({ key: fc.constantFrom('a', 'b', 'c'), alertId: fc.constantFrom('A-1', 'A-2') })
  const fault = fc.record({
    when: fc.constantFrom('before', 'after'),
    what: fc.constantFrom(
      { status: 500 },
      { status: 429 },
      { status: 502, stored: false },
      { drop: true },
      { delayMs: 3 },
    ),
  })
  const rounds = fc.array(
    fc.record({ faults: fc.array(fault, { maxLength: 2 }), sends: fc.array(send, { maxLength: 5 }) }),
    { maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(rounds, async played => {
      await sandbox.control('POST', '/__reset')
      const keys = new Set<string>()
      for (const { faults, sends } of played) {
        for (const { when, what } of faults) await sandbox.fault({ match: 'POST /cases', when, ...what })
        await Promise.allSettled(sends.map(({ key, alertId }) => create(key, alertId)))
        for (const { key } of sends) keys.add(key)
      }
      expect(await caseCount()).toBeLessThanOrEqual(keys.size)
    }),
    { numRuns: 60 },
  )
})
