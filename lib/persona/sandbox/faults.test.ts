import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCase } from '#lib/persona/cases.ts'
import { personaClient } from '#lib/persona/client.ts'
import { freshSandbox } from '#lib/testing/fresh-sandbox.ts'

const sandbox = await freshSandbox({ openTemplates: true })
afterAll(() => sandbox.close())
beforeEach(() => sandbox.control('POST', '/__reset'))

const create = (idempotencyKey: string, client = sandbox.client) =>
  createCase(client, { caseTemplateId: 'ctmpl_abc', fields: {}, idempotencyKey })
const caseCount = async () => (await sandbox.cases()).length

describe('a status', () => {
  it.each([
    [400, 'Bad Request'],
    [401, 'Token is invalid'],
    [403, 'Forbidden'],
    [404, 'Record not found'],
    [408, 'Request Timeout'],
    [409, 'Conflict'],
    [422, 'Unprocessable entity'],
    [429, 'Rate limit exceeded'],
    [500, 'Internal server error'],
    [503, 'Service unavailable'],
  ])('%i before the work makes no case and says “%s”', async (status, title) => {
    await sandbox.fault({ match: { method: 'POST', path: '/cases' }, status })
    expect((await create('k')).answer).toMatchObject({ is: 'answered', status, body: { errors: [{ title }] } })
    expect(await caseCount()).toBe(0)
  })

  it('after the work makes the case', async () => {
    await sandbox.fault({ match: 'POST /cases', status: 503, when: 'after' })
    expect(await create('k')).toMatchObject({ personaCase: null, answer: { status: 503 } })
    expect(await caseCount()).toBe(1)
  })

  it('of a proxy is not remembered for the key', async () => {
    await sandbox.fault({
      match: 'POST /cases',
      status: 502,
      html: '<h1>Bad gateway</h1>',
      stored: false,
      when: 'after',
    })
    expect((await create('k')).answer).toMatchObject({ status: 502, body: null, text: '<h1>Bad gateway</h1>' })
    expect((await create('k')).answer).toMatchObject({ status: 201 })
    expect(await caseCount()).toBe(1)
  })

  it('carries a body and headers of one’s own', async () => {
    await sandbox.fault({
      status: 429,
      headers: { 'RateLimit-Reset': '7' },
      body: { errors: [{ title: 'Quota exceeded' }] },
    })
    expect((await create('k')).answer).toMatchObject({
      status: 429,
      body: { errors: [{ title: 'Quota exceeded' }] },
      headers: { rateLimit: { limit: 300, remaining: 0, resetSeconds: 7 } },
    })
  })
})

describe('a dropped connection', () => {
  it('before the work makes no case, and the same key makes it next time', async () => {
    await sandbox.fault({ match: 'POST /cases', drop: true, when: 'before' })
    expect((await create('k')).answer).toMatchObject({ is: 'no-answer', why: 'connection', sent: true })
    expect(await caseCount()).toBe(0)
    expect((await create('k')).answer).toMatchObject({ status: 201 })
  })

  it('after the work keeps the case, and the same key finds it', async () => {
    await sandbox.fault({ match: 'POST /cases', drop: true, when: 'after' })
    expect((await create('k')).answer).toMatchObject({ is: 'no-answer', why: 'connection', sent: true })
    expect((await create('k')).personaCase?.id).toBe((await sandbox.cases())[0]?.id)
    expect(await caseCount()).toBe(1)
    expect((await sandbox.requests())[0]).toMatchObject({ dropped: true, status: null })
  })
})

describe('a delay', () => {
  const impatient = personaClient({
    url: sandbox.apiUrl,
    apiKey: 'persona_sandbox_x',
    version: '2025-12-08',
    timeoutMs: 60,
  })

  it('before the work: the caller gives up, the work is done all the same', async () => {
    await sandbox.fault({ match: 'POST /cases', delayMs: 150, when: 'before' })
    expect((await create('k', impatient)).answer).toMatchObject({ is: 'no-answer', why: 'timed-out', sent: true })
    await vi.waitFor(async () => expect(await caseCount()).toBe(1))
    expect((await create('k')).answer).toMatchObject({ status: 201 })
  })

  it('after the work: the case is there while the caller still waits', async () => {
    await sandbox.fault({ match: 'POST /cases', delayMs: 60_000, when: 'after' })
    expect((await create('k', impatient)).answer).toMatchObject({ is: 'no-answer', why: 'timed-out' })
    expect(await caseCount()).toBe(1)
    expect((await create('k', impatient)).answer).toMatchObject({ status: 201 })
  })
})

describe('what a fault meets', () => {
  it('as often as it says, in the order of their coming', async () => {
    await sandbox.fault({ match: 'POST /cases', status: 500, times: 2 })
    await sandbox.fault({ match: 'POST /cases', status: 403 })
    const statuses = []
    for (const key of ['1', '2', '3', '4'])
      statuses.push((await sandbox.ask('POST', '/cases', { body: valid, headers: { 'Idempotency-Key': key } })).status)
    expect(statuses).toEqual([500, 500, 403, 201])
  })

  it.each([
    ['a method', { method: 'get' }, [201, 500, 500]],
    ['the beginning of a path', { path: '/cases/' }, [201, 200, 500]],
    ['a whole path', { path: '/api/v1/cases$' }, [500, 500, 404]],
    ['everything', {}, [500, 500, 500]],
    ['nothing of this', { path: '/case-templates' }, [201, 200, 404]],
  ])('%s', async (_, match, expected) => {
    await sandbox.fault({ match, status: 500, times: 9 })
    const answers = [
      await sandbox.ask('POST', '/cases', { body: valid }),
      await sandbox.ask('GET', '/cases'),
      await sandbox.ask('GET', '/cases/case_x'),
    ]
    expect(answers.map(each => each.status)).toEqual(expected)
  })

  it('is over when it is taken away', async () => {
    await sandbox.fault({ status: 500, times: 9 })
    await sandbox.control('DELETE', '/__faults')
    expect(await sandbox.ask('GET', '/cases')).toMatchObject({ status: 200 })
  })

  it.each([
    [{}, '', 'give status, drop or delayMs'],
    [{ status: 700 }, 'status', expect.any(String)],
    [{ status: 500, times: 0 }, 'times', expect.any(String)],
    [{ status: 500, match: { path: '(' } }, 'match.path', expect.any(String)],
    [{ status: 500, wehn: 'after' }, '', expect.stringContaining('wehn')],
  ])('is refused when it is %j', async (fault, path, problem) => {
    expect(await sandbox.fault(fault)).toEqual({ status: 422, body: { problems: [{ path, problem }] } })
  })
})

it('ends its waiting requests when it closes', async () => {
  const other = await freshSandbox({ openTemplates: true })
  await other.fault({ delayMs: 60_000 })
  const waiting = create('k', other.client)
  await vi.waitFor(async () => expect(await other.requests()).toHaveLength(1))
  await other.close()
  expect((await waiting).answer).toMatchObject({ is: 'no-answer' })
})

const valid = { data: { attributes: { 'case-template-id': 'ctmpl_abc' } } }
