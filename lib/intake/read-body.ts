import { done, type Refusal, type Result, refuse } from '../result.ts'

/** Bytes as a driver takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The largest alert that is accepted, in bytes. */
export const largestAlert = 1024 * 1024

/**
 * Reads a body whole, as the bytes that came, and stops at the first byte too many.
 * @returns too-large, or invalid when the body is compressed, which would make it other bytes than were signed
 */
export async function readBody(request: Request, limit = largestAlert): Promise<Result<Bytes>> {
  const compressed = refuseCompressed(request.headers)
  if (compressed) return compressed
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge(limit)
  try {
    return await collect(request.body, limit)
  } catch (error) {
    return refuseBroken(error)
  }
}

/** A refusal when the body doesn't come as the bytes that are meant. */
export function refuseCompressed(headers: Headers): Refusal | undefined {
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding.toLowerCase() === 'identity') return undefined
  return refuse('invalid', [{ path: '', problem: 'This is compressed. Send it without Content-Encoding.' }])
}

/** The sender went away before its body was whole. */
class BrokenBody extends Error {}

/** @throws any error that isn't a body's that broke off */
export function refuseBroken(error: unknown): Refusal {
  if (!(error instanceof BrokenBody)) throw error
  return refuse('invalid', [{ path: '', problem: 'The body broke off. Send it again.' }])
}

async function collect(body: Request['body'], limit: number): Promise<Result<Bytes>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunksOf(body)) {
    size += chunk.byteLength
    if (size > limit) return tooLarge(limit)
    chunks.push(chunk)
  }
  return done(Buffer.concat(chunks, size))
}

/** The pieces of a body as they arrive; leaving the loop stops the reading. Throws when the body breaks off. */
export async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  const read = () =>
    reader.read().catch(() => {
      throw new BrokenBody('The body broke off.')
    })
  try {
    for (let next = await read(); !next.done; next = await read()) yield next.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function tooLarge(limit: number): Result<never> {
  return refuse('too-large', [
    { path: '', problem: `This is larger than ${limit.toLocaleString('en')} bytes. Send less in one alert.` },
  ])
}
