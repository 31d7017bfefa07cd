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
  const one = 1
  const errors = (title: string, details?: string) => ({ errors: [{ title, ...(details ? { details } : {}) }] })

  test.each<{
    name: string
    faults: Record<string, unknown>[]
    ends: string
    cases: number
    keys: number
    verdicts: string[]
  }>([
    {
      name: '500 after the case was made',
      faults: [{ status: 500, when: 'after' }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['failed', 'found'],
    },
    {
      name: '500 before',
      faults: [{ status: 500 }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: ['failed', 'absent', 'created'],
    },
    {
      name: '503',
      faults: [{ status: 503 }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: ['failed', 'absent', 'created'],
    },
    {
      name: '502 as HTML, nothing stored',
      faults: [{ status: 502, html: true, stored: false }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['gateway', 'too-early', 'created'],
    },
    {
      name: '502 as HTML after the case was made',
      faults: [{ status: 502, html: true, when: 'after' }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['gateway', 'found'],
    },
    {
      name: '504 as HTML that the key remembers',
      faults: [{ status: 504, html: true }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: [],
    },
    {
      name: '200 with a page',
      faults: [{ status: 200, html: true, stored: false }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['gateway', 'too-early', 'created'],
    },
    {
      name: '201 without a case',
      faults: [{ status: 201, body: { data: null } }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: ['unreadable', 'absent', 'created'],
    },
    {
      name: '408',
      faults: [{ status: 408 }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: ['timed-out', 'absent', 'created'],
    },
    {
      name: 'a connection that breaks before',
      faults: [{ drop: true }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['no-answer', 'created'],
    },
    {
      name: 'a connection that breaks after the case was made',
      faults: [{ drop: true, when: 'after' }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['no-answer', 'created'],
    },
    {
      name: '409 in progress, twice',
      faults: [{ status: 409, stored: false, times: 2 }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['in-progress', 'in-progress', 'created'],
    },
    {
      name: '409 in progress without end',
      faults: [{ status: 409 }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: [],
    },
    {
      name: '409 with other parameters',
      faults: [{ status: 409, body: errors('Conflict', 'Idempotency key was already used with different parameters') }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: ['other-parameters', 'absent', 'created'],
    },
    {
      name: '422 with other parameters',
      faults: [{ status: 422, body: errors('Conflict', 'Idempotency key was already used with different parameters') }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: ['other-parameters', 'absent', 'created'],
    },
    {
      name: '409 not unique, after the case was made',
      faults: [{ status: 409, when: 'after', body: errors('Record not unique') }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['not-unique', 'found'],
    },
    {
      name: '409 not unique, always',
      faults: [{ status: 409, times: 9, body: errors('Record not unique') }],
      ends: 'held: not-unique',
      cases: 0,
      keys: 2,
      verdicts: ['not-unique', 'absent', 'not-unique-again'],
    },
    {
      name: '409 stale',
      faults: [{ status: 409, body: errors('Stale object error') }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: ['stale', 'created'],
    },
    {
      name: '429',
      faults: [{ status: 429, times: 3 }],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['limited', 'limited', 'limited', 'created'],
    },
    {
      name: '403 for a quota',
      faults: [{ status: 403, body: errors('Forbidden', 'A quota has been exceeded') }],
      ends: 'delivered',
      cases: one,
      keys: 2,
      verdicts: ['quota', 'created'],
    },
    { name: '401', faults: [{ status: 401 }], ends: 'held: key-refused', cases: 0, keys: 1, verdicts: ['key-refused'] },
    { name: '403', faults: [{ status: 403 }], ends: 'held: forbidden', cases: 0, keys: 1, verdicts: ['forbidden'] },
    { name: '404', faults: [{ status: 404 }], ends: 'held: no-template', cases: 0, keys: 1, verdicts: ['no-template'] },
    { name: '400', faults: [{ status: 400 }], ends: 'held: refused', cases: 0, keys: 1, verdicts: ['refused'] },
    { name: '422', faults: [{ status: 422 }], ends: 'held: refused', cases: 0, keys: 1, verdicts: ['refused'] },
    {
      name: 'a redirect',
      faults: [{ status: 307, html: true, stored: false }],
      ends: 'held: unexpected',
      cases: 0,
      keys: 1,
      verdicts: ['unexpected'],
    },
    {
      name: '403 by something that is not Persona',
      faults: [{ status: 403, html: true, stored: false }],
      ends: 'held: unexpected',
      cases: 0,
      keys: 1,
      verdicts: ['unexpected'],
    },
    {
      name: '500 after, then a look that fails',
      faults: [
        { status: 500, when: 'after' },
        { match: { method: 'GET', path: '/cases' }, status: 500, times: 2 },
      ],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['failed', 'look-failed', 'look-failed', 'found'],
    },
    {
      name: '500 after, then a look that is limited',
      faults: [
        { status: 500, when: 'after' },
        { match: { method: 'GET', path: '/cases' }, status: 429 },
      ],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['failed', 'limited', 'found'],
    },
    {
      name: '500 after, then a look that breaks',
      faults: [
        { status: 500, when: 'after' },
        { match: { method: 'GET', path: '/cases' }, drop: true },
      ],
      ends: 'delivered',
      cases: one,
      keys: 1,
      verdicts: ['failed', 'look-failed', 'found'],
    },
    {
      name: '500 after, and the list may not be read',
      faults: [
        { status: 500, when: 'after' },
        { match: { method: 'GET', path: '/cases' }, status: 403, times: 99 },
      ],
      ends: 'held: cannot-know',
      cases: one,
      keys: 1,
      verdicts: ['failed', 'cannot-know'],
    },
  ])('$name', async ({ faults, ends, cases, keys, verdicts }) => {
    for (const fault of faults) await sandbox.fault({ ...post, ...fault })
    const submissionId = await submit()
    expect(await deliver(submissionId)).toBe(ends)
    expect(await sandbox.cases()).toHaveLength(cases)
    expect(await keysUsed()).toHaveLength(keys)
    const attempts = await attemptsOf(submissionId)
    if (verdicts.length > 0) expect(attempts.map(attempt => attempt.verdict)).toEqual(verdicts)
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

  test('Persona not reached at all is waited for, and held after a day', async () => {
    const closed = await freshSandbox()
    await closed.close()
    const nowhere = personaClient({ url: closed.apiUrl, apiKey: localSandboxKey, version: '2025-12-08' })
    const submissionId = await submit()
    expect(await deliverToEnd(submissionId, nowhere, clock)).toBe('held: no-answer')
    const attempts = await attemptsOf(submissionId)
    expect(attempts.length).toBeGreaterThan(50)
    expect(new Set(attempts.map(attempt => attempt.verdict))).toEqual(new Set(['not-sent']))
  })
})
