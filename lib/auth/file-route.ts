import type { z } from 'zod'
import type { PersonActor } from '../actor.ts'
import { env } from '../env.ts'
import { parseInput } from '../parse-input.ts'
import { done, type Result, refuse } from '../result.ts'
import { answerSafely } from './answer-safely.ts'
import { jsonAnswer } from './json-route.ts'
import { provePerson } from './prove-person.ts'
import { readRequest } from './read-request.ts'
import { isSameOrigin } from './trusted-origins.ts'

type Context = { params: Promise<Record<string, string | string[] | undefined>> }

/** The largest file of any field (10 MB) and a margin, so that its own check names the limit. */
const mostBytes = 10_500_000

/**
 * The door of a route that takes one file: by session, from our own origin, the body is the file. Its name travels in
 * the header `x-filename`, percent-encoded, since names tell things that don't belong in an address; its type in
 * `content-type`.
 * @returns what `jsonRoute` returns
 */
export function fileRoute<I, O>(
  schema: z.ZodType<I>,
  verb: (actor: PersonActor, input: I & { bytes: Uint8Array }) => Promise<Result<O>>,
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    const result = await answerSafely(async () => {
      if (!isSameOrigin(env().APP_URL, request.headers)) return refuse('foreign-origin')
      const actor = await provePerson(request.headers)
      if (!actor) return refuse('not-signed-in')
      const query = Object.fromEntries(new URL(request.url).searchParams)
      const parsed = parseInput(schema, { ...query, ...namesOf(request.headers), ...(await context.params) })
      if (!parsed.ok) return parsed
      const bytes = await readBytes(request)
      return bytes.ok ? verb(actor, { ...parsed.value, bytes: bytes.value }) : bytes
    }, readRequest(request.headers).requestId)
    return jsonAnswer(result)
  }
}

function namesOf(headers: Headers): { filename: string; mimeType: string } {
  const mimeType = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return { filename: decoded(headers.get('x-filename') ?? ''), mimeType }
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return ''
  }
}

async function readBytes(request: Request): Promise<Result<Uint8Array>> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength
    if (length > mostBytes) return refuse('too-large')
    chunks.push(chunk)
  }
  return done(Buffer.concat(chunks))
}
