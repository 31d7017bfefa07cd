import type { Change } from './state.ts'

export type ApiError = { title: string; details?: string; source?: { pointer: string } }

/** What an operation answers, with the changes that it makes. `text` is set instead of a body for what is no JSON. */
export type Reply = {
  status: number
  body: unknown
  text?: string
  contentType?: string
  changes: Change[]
  /** Set when it is the kept answer of an earlier request. */
  replayOf?: string
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Token is invalid',
  403: 'Forbidden',
  404: 'Record not found',
  408: 'Request Timeout',
  409: 'Conflict',
  422: 'Unprocessable entity',
  429: 'Rate limit exceeded',
  503: 'Service unavailable',
}

/** Persona's error body: `details` in the plural, no code, no status. */
export function refusal(status: number, ...errors: Partial<ApiError>[]): Reply {
  const title = titles[status] ?? 'Internal server error'
  const named = (errors.length > 0 ? errors : [{}]).map(error => ({ title, ...error }))
  return { status, body: { errors: named }, changes: [] }
}

export function badRequest(details: string[]): Reply {
  return refusal(400, ...details.map(text => ({ details: text })))
}

export function answer(status: number, body: unknown, changes: Change[] = []): Reply {
  return { status, body, changes }
}

export function tooManyRequests(limit: number): Reply {
  const details = `You have hit your rate limit of ${limit} requests / min. Please reach out to support@withpersona.com if you need this changed.`
  return refusal(429, { details })
}
