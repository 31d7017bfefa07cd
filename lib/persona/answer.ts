/** A call to Persona, before it is sent. A `body` that is a string is taken as JSON text and sent byte for byte. */
export type PersonaCall = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the API's base address, such as `/cases`. */
  path: string
  query?: Record<string, string>
  body?: unknown
  idempotencyKey?: string
}

/** The request exactly as it goes out, without the credential: what an attempt keeps. */
export type PersonaRequest = {
  method: PersonaCall['method']
  /** Path below the base address, query included. */
  path: string
  headers: Record<string, string>
  /** The JSON text, or null for a request without a body. */
  body: string | null
}

export type Allowance = { limit: number; remaining: number; resetSeconds: number }

export type AnswerHeaders = {
  requestId: string | null
  environmentId: string | null
  organizationId: string | null
  rateLimit: Allowance | null
  /** Present only on creates that count against a product's quota. */
  quota: Allowance | null
  /** Persona documents none; a proxy before it may send one. */
  retryAfterSeconds: number | null
  contentType: string | null
}

/**
 * What came of a call. Trouble of the network is an answer like any other and never thrown.
 * `sent: false` says that the request certainly didn't reach Persona; `true` says that it may have.
 */
export type PersonaAnswer =
  | {
      is: 'answered'
      status: number
      /** The parsed JSON, or null when the body is none, is no JSON or is larger than 5 MB. */
      body: unknown
      /** The body as text, at most 64 Ki characters. */
      text: string
      /** True when the body was larger than what is read. */
      cut: boolean
      headers: AnswerHeaders
      request: PersonaRequest
      startedAt: Date
      durationMs: number
    }
  | {
      is: 'no-answer'
      why: 'timed-out' | 'connection'
      sent: boolean
      /** The network's own code, such as ECONNREFUSED; no text of the exception. */
      code: string
      request: PersonaRequest
      startedAt: Date
      durationMs: number
    }

function allowance(headers: Headers, names: [string, string, string]): Allowance | null {
  const [limit, remaining, resetSeconds] = names.map(name => wholeNumber(headers.get(name)))
  if (limit == null || remaining == null || resetSeconds == null) return null
  return { limit, remaining, resetSeconds }
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text.trim()) ? Number(text) : null
}

/** Reads what Caseport uses of the headers; what is absent (as on every 401) is null. */
export function answerHeaders(headers: Headers): AnswerHeaders {
  return {
    requestId: headers.get('request-id'),
    environmentId: headers.get('persona-environment-id'),
    organizationId: headers.get('persona-organization-id'),
    rateLimit: allowance(headers, ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset']),
    quota: allowance(headers, ['quota-limit', 'quota-remaining', 'quota-reset']),
    retryAfterSeconds: wholeNumber(headers.get('retry-after')),
    contentType: headers.get('content-type'),
  }
}
