import type { z } from 'zod'
import type { PersonActor } from '../actor.ts'
import { env } from '../env.ts'
import { parseInput } from '../parse-input.ts'
import { done, problemCodes, type Result, refuse } from '../result.ts'
import { answerSafely } from './answer-safely.ts'
import { provePerson } from './prove-person.ts'
import { readRequest } from './read-request.ts'
import { isSameOrigin } from './trusted-origins.ts'

type Params = Record<string, string | string[] | undefined>
type Context = { params: Promise<Params> }

/**
 * The door of a route handler for our own pages: by session, from our own origin, JSON in and out, never cached.
 * The verb's input is the body (of GET: the query; a name given twice is a list), with the route's parameters over it.
 * @returns 200 with the verb's value, or the code's status with `{code, problems, details?}`
 */
export function jsonRoute<I, O>(
  schema: z.ZodType<I>,
  verb: (actor: PersonActor, input: I) => Promise<Result<O>>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const result = await answerSafely(async () => {
      if (request.method !== 'GET' && !isSameOrigin(env().APP_URL, request.headers)) return refuse('foreign-origin')
      const actor = await provePerson(request.headers)
      if (!actor) return refuse('not-signed-in')
      const given = await readInput(request)
      if (!given.ok) return given
      const parsed = parseInput(schema, { ...given.value, ...(await context.params) })
      return parsed.ok ? verb(actor, parsed.value) : parsed
    }, readRequest(request.headers).requestId)
    return jsonAnswer(result)
  }
}

/** A Result as HTTP: the value itself, or the refusal with its code's status. */
export function jsonAnswer(result: Result<unknown>, headers: HeadersInit = {}): Response {
  const answer = new Headers(headers)
  answer.set('cache-control', 'no-store')
  if (result.ok) return Response.json(result.value ?? null, { headers: answer })
  const { code, problems, details } = result
  const body = details === undefined ? { code, problems } : { code, problems, details }
  return Response.json(body, { status: problemCodes[code].status, headers: answer })
}

/** Answers to a form can be long, but no form of ours has more than this. */
const mostBytes = 4 * 1024 * 1024

export async function readInput(request: Request): Promise<Result<object>> {
  if (request.method === 'GET') return done(readQuery(new URL(request.url).searchParams))
  const text = await readText(request)
  if (text === undefined) return refuse('too-large')
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return done(body)
  } catch {}
  return refuse('invalid', [{ path: '', problem: 'The body must be a JSON object.' }])
}

async function readText(request: Request): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  const names = [...new Set(query.keys())]
  return Object.fromEntries(
    names.map(name => {
      const values = query.getAll(name)
      return [name, values.length === 1 ? (values[0] ?? '') : values]
    }),
  )
}
