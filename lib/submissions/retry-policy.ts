import { hour, minute, second } from '#lib/clock.ts'
import type { PersonaAnswer } from '../persona/answer.ts'
import { errorsOf, type PersonaError } from '../persona/cases.ts'
import type { HeldReason } from './held-reasons.ts'

/**
 * What happens after an answer: `again` sends once more after a back-off, `wait` does so when Persona says and costs no
 * try, `look` lists the cases before anything is sent, `hold` waits for a person.
 */
export type Next = 'done' | 'again' | 'wait' | 'look' | 'hold'

/**
 * What one request leaves behind at Persona:
 * - made: the case.
 * - nothing: a definite refusal, kept under the key. It settles every request of that key; the next needs a new one.
 * - barred: made nothing, and the key may be spent; earlier requests of the key stay as unsure as they were.
 * - untouched: turned away before the key was looked at (or never connected); the same key goes on.
 * - ended: Persona is through with it, and nobody knows with what outcome.
 * - running: it may still be at work, until `requestLife` after it was begun.
 */
export type Leaves = 'made' | 'nothing' | 'barred' | 'untouched' | 'ended' | 'running'

export type Row = { next: Next; leaves: Leaves; holds?: HeldReason; words: string }

/**
 * The one retry table: how each answer to POST /cases is taken. Sources: persona/api.md 4–6 (Persona's documents on
 * idempotence, rate limits and errors) and decisions 1 and 3. Persona stores the first outcome of a key whatever it was,
 * except 401 and 429, which are given before keys are looked at; so every other refusal needs a new key.
 */
export const policy = {
  created: { next: 'done', leaves: 'made', words: 'Created' },
  // A 2xx without a readable case: the key would replay the same; only the list can say what exists.
  unreadable: { next: 'look', leaves: 'ended', words: 'Answered without a case' },
  // 400, 422 and every 4xx of Persona's that isn't named below: the same however often one asks.
  refused: { next: 'hold', leaves: 'nothing', holds: 'refused', words: 'Refused' },
  'key-refused': { next: 'hold', leaves: 'untouched', holds: 'key-refused', words: 'Refused our key' },
  // An address that isn't allowed is refused before keys are looked at, a missing permission after: so `barred`.
  forbidden: { next: 'hold', leaves: 'barred', holds: 'forbidden', words: 'Not permitted' },
  // errors.md: a quota in excess may also be a 403.
  quota: { next: 'wait', leaves: 'barred', words: 'Quota exceeded' },
  'no-template': { next: 'hold', leaves: 'nothing', holds: 'no-template', words: 'Case template not found' },
  'timed-out': { next: 'look', leaves: 'ended', words: 'Timed out at Persona' },
  'in-progress': { next: 'again', leaves: 'ended', words: 'Still at work on the first try' },
  'stuck-in-progress': { next: 'look', leaves: 'ended', words: 'At work on the first try for 5 minutes' },
  'other-parameters': { next: 'look', leaves: 'ended', words: 'The key was used with other content' },
  'not-unique': { next: 'look', leaves: 'nothing', words: 'Says that it exists already' },
  'not-unique-again': { next: 'hold', leaves: 'nothing', holds: 'not-unique', words: 'Says again that it exists' },
  stale: { next: 'again', leaves: 'nothing', words: 'Changed at the same moment' },
  limited: { next: 'wait', leaves: 'untouched', words: 'Rate limit reached' },
  // In Persona's own words, so Persona is through with the request; 500 may come after the case was made.
  failed: { next: 'look', leaves: 'ended', words: 'Failed at Persona' },
  // HTML or nothing readable: a gateway spoke, Persona may still be at work behind it.
  gateway: { next: 'look', leaves: 'running', words: 'A gateway answered instead of Persona' },
  // A redirect, or a refusal without Persona's error body: PERSONA_API_URL leads elsewhere, or something stands between.
  unexpected: { next: 'hold', leaves: 'barred', holds: 'unexpected', words: 'Not an answer of Persona’s API' },
  'no-answer': { next: 'again', leaves: 'running', words: 'No answer' },
  'not-sent': { next: 'again', leaves: 'untouched', words: 'Not reached' },
  // An attempt that was still open when its lease ended: the process was killed, or hung.
  lost: { next: 'again', leaves: 'running', words: 'The worker ended before an answer' },
} as const satisfies Record<string, Row>

export type RowName = keyof typeof policy

/** A key is safe for 24 hours (persona/api.md 4); an hour is left for clocks and slow requests. */
export const keyLife = 23 * hour
/** After this a request without an answer is over (decisions 1). */
export const requestLife = 5 * minute
/** How long one and the same key may be answered with 409 before we look. */
export const longestConflict = 5 * minute
/** After so many tries, or so long since the first, a person decides. A retry by a person begins both anew. */
export const limits = { tries: 100, horizon: 24 * hour } as const

export type SendContext = {
  now: Date
  /** Since when this key is answered with 409 without a break. */
  conflictSince: Date | null
  /** The row of the send before this one. */
  previous: RowName | null
  /** Whether the answer holds a readable case. */
  hasCase: boolean
}

/** Which row of the table an answer to POST /cases is. */
export function rowOf(answer: PersonaAnswer, context: SendContext): RowName {
  if (answer.is === 'no-answer') return answer.sent ? 'no-answer' : 'not-sent'
  const { status } = answer
  const errors = errorsOf(answer)
  const spoken = errors.length > 0
  if (status >= 200 && status < 300) return successRow(answer.body, context)
  if (status === 401) return 'key-refused'
  if (status === 429) return 'limited'
  if (status >= 500 || status === 408) return spoken ? (status === 408 ? 'timed-out' : 'failed') : 'gateway'
  return spoken && status >= 400 ? refusalRow(status, saidIn(errors), context) : 'unexpected'
}

function successRow(body: unknown, context: SendContext): RowName {
  if (context.hasCase) return 'created'
  return body === null ? 'gateway' : 'unreadable'
}

/** Neither status of a reused key is documented (persona/api.md 14), so its words count before the status. */
function refusalRow(status: number, said: string, context: SendContext): RowName {
  if (/(different|other) param/i.test(said)) return 'other-parameters'
  if (status === 403) return /quota/i.test(said) ? 'quota' : 'forbidden'
  if (status === 404) return 'no-template'
  return status === 409 ? conflictRow(said, context) : 'refused'
}

function saidIn(errors: PersonaError[]): string {
  return errors.map(error => `${error.title} ${error.details ?? ''}`).join(' ')
}

/** What names nothing else is taken for "still at work": the reading that can't make a second case. */
function conflictRow(said: string, context: SendContext): RowName {
  if (/stale object|just modified/i.test(said)) return 'stale'
  if (/not unique|already exists/i.test(said)) {
    return context.previous === 'not-unique' ? 'not-unique-again' : 'not-unique'
  }
  const since = context.conflictSince ?? context.now
  return context.now.getTime() - since.getTime() >= longestConflict ? 'stuck-in-progress' : 'in-progress'
}

/**
 * Milliseconds until the next try, doubling from 2 s to 15 minutes, half to one and a half times of it so that many
 * submissions don't come back at once.
 * @param tries how many were made, from 1
 */
export function backOff(tries: number, random: () => number = Math.random): number {
  const base = Math.min(15 * minute, 2 * second * 2 ** Math.min(tries - 1, 20))
  return Math.round(base * (0.5 + random()))
}

/**
 * Milliseconds to wait after 429 (or a 403 about a quota): what the header of the refusing limit says, clamped to 1 s to
 * 15 minutes; without one 5, 10, 20, 40 s.
 * @param inARow how many such answers came one after the other, from 1
 */
export function limitedWait(answer: PersonaAnswer, inARow: number): number {
  const guess = 5 * 2 ** Math.min(inARow - 1, 3)
  if (answer.is !== 'answered') return guess * second
  const { quota, rateLimit, retryAfterSeconds } = answer.headers
  const aboutQuota = /quota/i.test(saidIn(errorsOf(answer)))
  const told = (aboutQuota ? quota?.resetSeconds : rateLimit?.resetSeconds) ?? retryAfterSeconds ?? guess
  return Math.min(15 * minute, Math.max(1, told) * second)
}
