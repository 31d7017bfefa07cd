import { describe, expect, test } from 'vitest'
import { minute, second } from '#lib/clock.ts'
import type { AnswerHeaders, PersonaAnswer } from '../persona/answer.ts'
import { heldReasons } from './held-reasons.ts'
import { backOff, limitedWait, policy, type Row, rowOf, type SendContext } from './retry-policy.ts'

const now = new Date('2026-11-24T10:00:00Z')
const request = { method: 'POST', path: '/cases', headers: {}, body: null } as const
const noHeaders: AnswerHeaders = {
  requestId: null,
  environmentId: null,
  organizationId: null,
  rateLimit: null,
  quota: null,
  retryAfterSeconds: null,
  contentType: null,
}
const context: SendContext = { now, conflictSince: null, previous: null, hasCase: false }

function answered(status: number, body: unknown = null, headers: Partial<AnswerHeaders> = {}): PersonaAnswer {
  const said = { is: 'answered', status, body, text: JSON.stringify(body), cut: false } as const
  return { ...said, headers: { ...noHeaders, ...headers }, request, startedAt: now, durationMs: 1 }
}
const says = (title: string, details?: string) => ({ errors: [{ title, ...(details ? { details } : {}) }] })
const unanswered = (sent: boolean): PersonaAnswer => ({
  is: 'no-answer',
  why: 'connection',
  sent,
  code: 'ECONNRESET',
  request,
  startedAt: now,
  durationMs: 1,
})

describe('which row an answer is', () => {
  test.each<[string, PersonaAnswer, string]>([
    ['201 with nothing readable in it', answered(201, { data: {} }), 'unreadable'],
    ['200 that is a page', answered(200), 'gateway'],
    ['302', answered(302), 'unexpected'],
    ['400', answered(400, says('Bad Request', 'data.attributes.fields is missing')), 'refused'],
    ['401', answered(401, says('Token is invalid')), 'key-refused'],
    ['401 as a page', answered(401), 'key-refused'],
    ['403', answered(403, says('Forbidden')), 'forbidden'],
    ['403 of an address', answered(403, says('Forbidden', 'IP address is not permitted access')), 'forbidden'],
    ['403 of a quota', answered(403, says('Forbidden', 'a quota has been exceeded')), 'quota'],
    ['403 as a page', answered(403), 'unexpected'],
    ['404', answered(404, says('Record not found')), 'no-template'],
    ['404 as a page', answered(404), 'unexpected'],
    ['408', answered(408, says('Request Timeout')), 'timed-out'],
    ['408 as a page', answered(408), 'gateway'],
    ['409', answered(409, says('Conflict')), 'in-progress'],
    ['409 of parameters', answered(409, says('Conflict', 'used with different parameters')), 'other-parameters'],
    ['400 of parameters', answered(400, says('Bad Request', 'used with different parameters')), 'other-parameters'],
    ['409 not unique', answered(409, says('Record not unique')), 'not-unique'],
    ['409 exists', answered(409, says('Conflict', 'Resource already exists as an active resource')), 'not-unique'],
    ['409 stale', answered(409, says('Stale object error')), 'stale'],
    ['413', answered(413, says('Payload too large')), 'refused'],
    ['422', answered(422, says('Record invalid')), 'refused'],
    ['429', answered(429, says('Rate limit exceeded')), 'limited'],
    ['429 as a page', answered(429), 'limited'],
    ['500', answered(500, says('Internal server error')), 'failed'],
    ['503', answered(503, says('Service unavailable')), 'failed'],
    ['500 as a page', answered(500), 'gateway'],
    ['no answer', unanswered(true), 'no-answer'],
    ['never connected', unanswered(false), 'not-sent'],
  ])('%s', (_name, answer, row) => {
    expect(rowOf(answer, context)).toBe(row)
  })

  test('a case in a 2xx is the end, whatever else is said', () => {
    expect(rowOf(answered(201, {}), { ...context, hasCase: true })).toBe('created')
  })

  test('after 5 minutes of 409 we look', () => {
    const conflict = answered(409, says('Conflict'))
    const since = (milliseconds: number) => ({ ...context, conflictSince: new Date(now.getTime() - milliseconds) })
    expect(rowOf(conflict, since(5 * minute - 1))).toBe('in-progress')
    expect(rowOf(conflict, since(5 * minute))).toBe('stuck-in-progress')
  })

  test('what says twice that it exists, and is not listed, waits for a person', () => {
    const twice = { ...context, previous: 'not-unique' } as const
    expect(rowOf(answered(409, says('Record not unique')), twice)).toBe('not-unique-again')
  })
})

describe('the table keeps its promises', () => {
  const rows = Object.entries(policy) as [string, Row][]

  test.each(rows)('%s never sends under a new key what may have been made', (_name, row) => {
    if (row.leaves === 'running') expect(['again', 'look']).toContain(row.next)
    if (row.next === 'again' && row.leaves === 'ended') expect(row).toBe(policy['in-progress'])
    if (row.next === 'done') expect(row.leaves).toBe('made')
    if (row.next === 'wait') expect(['untouched', 'barred']).toContain(row.leaves)
  })

  test.each(rows.filter(([, row]) => row.next === 'hold'))('%s tells a person why', (_name, row) => {
    expect(row.holds && heldReasons[row.holds].offers.length).toBeGreaterThan(0)
  })
})

test('the wait doubles from 2 s to 15 minutes, spread by half', () => {
  expect([1, 2, 3, 4].map(tries => backOff(tries, () => 0.5))).toEqual([2, 4, 8, 16].map(s => s * second))
  expect(backOff(1, () => 0)).toBe(second)
  expect(backOff(1, () => 0.999)).toBeLessThan(3 * second)
  expect(backOff(500, () => 0.5)).toBe(15 * minute)
})

describe('how long to wait when Persona says enough', () => {
  const allowance = (resetSeconds: number) => ({ limit: 1, remaining: 0, resetSeconds })
  test.each<[string, PersonaAnswer, number, number]>([
    ['the rate limit’s reset', answered(429, says('Rate limit exceeded'), { rateLimit: allowance(17) }), 1, 17],
    [
      'the quota’s reset where the quota refused',
      answered(429, says('Quota exceeded'), { rateLimit: allowance(17), quota: allowance(44) }),
      1,
      44,
    ],
    ['a proxy’s Retry-After', answered(429, null, { retryAfterSeconds: 7 }), 1, 7],
    ['never less than a second', answered(429, null, { rateLimit: allowance(0) }), 1, 1],
    ['never more than 15 minutes', answered(429, null, { retryAfterSeconds: 86_400 }), 1, 900],
    ['5 s without a word', answered(429), 1, 5],
    ['40 s the fourth time', answered(429), 4, 40],
    ['40 s the tenth time', answered(429), 10, 40],
  ])('%s', (_name, answer, inARow, seconds) => {
    expect(limitedWait(answer, inARow)).toBe(seconds * second)
  })
})
