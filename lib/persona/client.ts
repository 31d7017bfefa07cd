import { clock, second } from '#lib/clock.ts'
import { answerHeaders, type PersonaAnswer, type PersonaCall, type PersonaRequest } from './answer.ts'
import { networkTrouble } from './network-trouble.ts'

const largestBody = 5_000_000
const largestKeptText = 65_536

export type PersonaClient = {
  /** The request as it will go out, for the attempt row that is opened before the call. */
  prepare: (call: PersonaCall) => PersonaRequest
  /** Sends it. Resolves to what came of it, whatever the network does. */
  call: (call: PersonaCall) => Promise<PersonaAnswer>
}

/**
 * A client of Persona's API.
 * @param url the base address, such as https://api.withpersona.com/api/v1
 * @param version pinned in Persona-Version, so that a change of the key's own version changes nothing here
 * @param timeoutMs milliseconds until a call counts as unanswered, the reading of its body included (default 30,000)
 */
export function personaClient(settings: {
  url: string
  apiKey: string
  version: string
  timeoutMs?: number
}): PersonaClient {
  const base = settings.url.replace(/\/+$/, '')
  // Said here, because the header check of fetch would print the key.
  if (!/^[\x21-\x7e]+$/.test(settings.apiKey))
    throw new Error('PERSONA_API_KEY holds white space or other odd characters')

  const prepare = (call: PersonaCall): PersonaRequest => requestOf(call, settings.version)
  const call = async (wanted: PersonaCall): Promise<PersonaAnswer> => {
    const request = prepare(wanted)
    const startedAt = clock.now()
    const begun = performance.now()
    const timing = () => ({ request, startedAt, durationMs: Math.round(performance.now() - begun) })
    try {
      const response = await fetch(base + request.path, {
        method: request.method,
        headers: { ...request.headers, Authorization: `Bearer ${settings.apiKey}` },
        body: request.body,
        // A redirect would carry the credential and the alert elsewhere: it is an answer to look at, not to follow.
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(settings.timeoutMs ?? 30 * second),
      })
      const read = await readBody(response)
      return { is: 'answered', status: response.status, ...read, headers: answerHeaders(response.headers), ...timing() }
    } catch (error) {
      return { is: 'no-answer', ...networkTrouble(error), ...timing() }
    }
  }
  return { prepare, call }
}

function requestOf(call: PersonaCall, version: string): PersonaRequest {
  const query = new URLSearchParams(call.query).toString()
  const body = call.body === undefined ? null : typeof call.body === 'string' ? call.body : JSON.stringify(call.body)
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Persona-Version': version,
    'Key-Inflection': 'kebab',
  }
  if (body !== null) headers['Content-Type'] = 'application/json'
  if (call.idempotencyKey !== undefined) headers['Idempotency-Key'] = call.idempotencyKey
  return { method: call.method, path: query ? `${call.path}?${query}` : call.path, headers, body }
}

async function readBody(response: Response): Promise<{ body: unknown; text: string; cut: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  let cut = false
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    cut = size > largestBody
    if (cut) break
    chunks.push(chunk)
  }
  const text = new TextDecoder().decode(Buffer.concat(chunks))
  return { body: cut ? null : parseJson(text), text: text.slice(0, largestKeptText), cut }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, storable)
  } catch {
    return null
  }
}

/** No database text holds a NUL or half a surrogate pair; an answer with one must be kept all the same. */
function storable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '\ufffd') : value
}
