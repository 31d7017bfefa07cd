import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { personaClient } from '../persona/client.ts'
import { localSandboxKey } from '../persona/environment.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { deliverToEnd } from '../testing/deliver-to-end.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { makeSubmission, wireFields } from '../testing/make-submission.ts'
import { limits } from './retry-policy.ts'

const clock = holdClock()
let people: Cast
let source: MadeSource
let sandbox: FreshSandbox

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ fields: wireFields })
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await sandbox.control('POST', '/__reset', {})
})

const submit = async () => (await makeSubmission(source, people.alice)).submissionId
const deliver = (submissionId: string) => deliverToEnd(submissionId, sandbox.client, clock)
const posts = async () => (await sandbox.requests()).filter(request => request.method === 'POST')
const keysUsed = async () => [...new Set((await posts()).map(request => request.headers['idempotency-key']))]
const attemptsOf = (submissionId: string) =>
  db().attempt.findMany({ where: { step: { submissionId } }, orderBy: { number: 'asc' } })

test('an alert becomes a case with the right values and types, and everyone can read how', async () => {
  const { submissionId, alertId } = await makeSubmission(source, people.alice)
  expect(await deliver(submissionId)).toBe('delivered')
  const [made] = await sandbox.cases()
  expect(made?.attributes.fields).toMatchObject({
    amount: { value: 12500.5 },
    typology: { value: 'structuring' },
  })
  const kept = await db().case.findUniqueOrThrow({ where: { submissionId } })
  expect(kept).toMatchObject({ id: made?.id, name: made?.attributes.name, adopted: false, status: 'Open' })
  const [attempt] = await attemptsOf(submissionId)
  expect(attempt).toMatchObject({ verdict: 'created', responseStatus: 201, idempotencyKey: `${submissionId}-case-1` })
  expect(attempt?.request).toMatchObject({
    method: 'POST',
    path: '/cases',
    headers: { 'Persona-Version': '2025-12-08', 'Idempotency-Key': `${submissionId}-case-1` },
    body: { data: { attributes: { 'case-template-id': 'ctmpl_abc123', fields: { amount: 12500.5 } } } },
  })
  expect(JSON.stringify(attempt?.request)).not.toContain(localSandboxKey)
  const events = await db().auditEvent.findMany({ where: { alertId }, orderBy: { id: 'asc' } })
  expect(events.map(event => [event.event, event.actorName])).toEqual([
    ['draft.opened', 'Worker'],
    ['alert.claimed', 'Alice Njoroge'],
    ['submission.frozen', 'Alice Njoroge'],
    ['case.created', 'Worker'],
    ['submission.delivered', 'Worker'],
  ])
})

describe('each row of the retry table ends in exactly one case, or in none and a person', () => {
  const post = { match: { method: 'POST', path: '/cases' } }
  const list = { match: { method: 'GET', path: '/cases' } }
  const says = (title: string, details?: string) => ({ body: { errors: [{ title, ...(details ? { details } : {}) }] } })
  const otherParameters = says('Conflict', 'Idempotency key was already used with different parameters')
  const page = { html: true, stored: false }
  type Fault = Record<string, unknown>

  /** What Persona answers, one fault after the other; how it ends; cases, keys used; the verdict of each attempt ('' any). */
  test.each<[string, Fault[], string, number, number, string]>([
    ['500 after the case was made', [{ status: 500, when: 'after' }], 'delivered', 1, 1, 'failed found'],
    ['500 before', [{ status: 500 }], 'delivered', 1, 2, 'failed absent created'],
    ['503', [{ status: 503 }], 'delivered', 1, 2, 'failed absent created'],
    ['502 of a gateway', [{ status: 502, ...page }], 'delivered', 1, 1, 'gateway too-early created'],
    ['502 after the case', [{ status: 502, html: true, when: 'after' }], 'delivered', 1, 1, 'gateway found'],
    ['504 that the key remembers', [{ status: 504, html: true }], 'delivered', 1, 2, ''],
    ['200 with a page', [{ status: 200, ...page }], 'delivered', 1, 1, 'gateway too-early created'],
    ['201 without a case', [{ status: 201, body: { data: null } }], 'delivered', 1, 2, 'unreadable absent created'],
    ['408', [{ status: 408 }], 'delivered', 1, 2, 'timed-out absent created'],
    ['breaks before', [{ drop: true }], 'delivered', 1, 1, 'no-answer created'],
    ['breaks after the case', [{ drop: true, when: 'after' }], 'delivered', 1, 1, 'no-answer created'],
    ['409 twice', [{ status: 409, stored: false, times: 2 }], 'delivered', 1, 1, 'in-progress in-progress created'],
    ['409 without end', [{ status: 409 }], 'delivered', 1, 2, ''],
    ['409, parameters', [{ status: 409, ...otherParameters }], 'delivered', 1, 2, 'other-parameters absent created'],
    ['422, parameters', [{ status: 422, ...otherParameters }], 'delivered', 1, 2, 'other-parameters absent created'],
    [
      '409 not unique, after the case',
      [{ status: 409, when: 'after', ...says('Record not unique') }],
      'delivered',
      1,
      1,
      'not-unique found',
    ],
    [
      '409 not unique, always',
      [{ status: 409, times: 9, ...says('Record not unique') }],
      'held: not-unique',
      0,
      2,
      'not-unique absent not-unique-again',
    ],
    ['409 stale', [{ status: 409, ...says('Stale object error') }], 'delivered', 1, 2, 'stale created'],
    ['429', [{ status: 429, times: 3 }], 'delivered', 1, 1, 'limited limited limited created'],
    ['403, quota', [{ status: 403, ...says('Forbidden', 'quota exceeded') }], 'delivered', 1, 2, 'quota created'],
    ['401', [{ status: 401 }], 'held: key-refused', 0, 1, 'key-refused'],
    ['403', [{ status: 403 }], 'held: forbidden', 0, 1, 'forbidden'],
    ['404', [{ status: 404 }], 'held: no-template', 0, 1, 'no-template'],
    ['400', [{ status: 400 }], 'held: refused', 0, 1, 'refused'],
    ['422', [{ status: 422 }], 'held: refused', 0, 1, 'refused'],
    ['a redirect', [{ status: 307, ...page }], 'held: unexpected', 0, 1, 'unexpected'],
    ['403 of something else', [{ status: 403, ...page }], 'held: unexpected', 0, 1, 'unexpected'],
    [
      '500 after, looks that fail',
      [
        { status: 500, when: 'after' },
        { ...list, status: 500 },
        { ...list, drop: true },
      ],
      'delivered',
      1,
      1,
      'failed look-failed look-failed found',
    ],
    [
      '500 after, a look that is limited',
      [
        { status: 500, when: 'after' },
        { ...list, status: 429 },
      ],
      'delivered',
      1,
      1,
      'failed limited found',
    ],
    [
      '500 after, the list is locked',
      [
        { status: 500, when: 'after' },
        { ...list, status: 403, times: 99 },
      ],
      'held: cannot-know',
      1,
      1,
      'failed cannot-know',
    ],
  ])('%s', async (_name, faults, ends, cases, keys, verdicts) => {
    for (const fault of faults) await sandbox.fault({ ...post, ...fault })
    const submissionId = await submit()
    expect(await deliver(submissionId)).toBe(ends)
    expect(await sandbox.cases()).toHaveLength(cases)
    expect(await keysUsed()).toHaveLength(keys)
    const attempts = await attemptsOf(submissionId)
    if (verdicts !== '') expect(attempts.map(attempt => attempt.verdict).join(' ')).toBe(verdicts)
    expect(attempts.every(attempt => attempt.closedAt !== null)).toBe(true)
    expect(await db().case.count({ where: { submissionId } })).toBe(ends === 'delivered' ? 1 : 0)
  })

  test('a call that takes too long is sent again under the same key', async () => {
    await sandbox.fault({ ...post, delayMs: 400, when: 'after' })
    const hasty = personaClient({
      url: sandbox.apiUrl,
      apiKey: localSandboxKey,
      version: '2025-12-08',
      timeoutMs: 100,
    })
    const submissionId = await submit()
    expect(await deliverToEnd(submissionId, hasty, clock)).toBe('delivered')
    expect(await sandbox.cases()).toHaveLength(1)
    expect(await keysUsed()).toHaveLength(1)
  })

  test('Persona not reached at all is waited for, and held after 100 tries', async () => {
    const closed = await freshSandbox()
    await closed.close()
    const nowhere = personaClient({ url: closed.apiUrl, apiKey: localSandboxKey, version: '2025-12-08' })
    const submissionId = await submit()
    await db().step.updateMany({ where: { submissionId }, data: { tries: limits.tries - 4 } })
    expect(await deliverToEnd(submissionId, nowhere, clock)).toBe('held: no-answer')
    const attempts = await attemptsOf(submissionId)
    expect(attempts.map(attempt => attempt.verdict)).toEqual(['not-sent', 'not-sent', 'not-sent', 'not-sent'])
  })
})
