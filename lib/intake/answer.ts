import { problemCodes, type Refusal, type Result } from '../result.ts'
import type { Received } from './arrival.ts'

/** What a sender is told of a payload that was kept (contract: addresses). */
const receivedStatus = { accepted: 202, ignored: 202, duplicate: 200, updated: 200 } as const satisfies Record<
  Received['status'],
  number
>

/** Seconds after which trying again makes sense, where the refusal itself doesn't know. */
const usualWait = 5

/** No answer is for a cache. */
const unkept = { 'cache-control': 'no-store' }

export function receivedAnswer(result: Result<Received>): Response {
  return result.ok
    ? Response.json(result.value, { status: receivedStatus[result.value.status], headers: unkept })
    : refusalAnswer(result)
}

export function plainAnswer(result: Result<object>): Response {
  return result.ok ? Response.json(result.value, { headers: unkept }) : refusalAnswer(result)
}

/** The answer to another system whose request was refused: the problems, and when to try again where that helps. */
export function refusalAnswer(refusal: Refusal): Response {
  const { status } = problemCodes[refusal.code]
  const headers = new Headers(unkept)
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  if (status === 429 || status === 503) headers.set('retry-after', String(waitOf(refusal)))
  return Response.json({ problems: refusal.problems }, { status, headers })
}

function waitOf({ details }: Refusal): number {
  const told =
    typeof details === 'object' && details !== null && 'retryAfter' in details ? details.retryAfter : undefined
  return typeof told === 'number' ? told : usualWait
}
