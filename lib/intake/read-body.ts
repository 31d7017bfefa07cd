import { done, type Result, refuse } from '../result.ts'

/** Bytes as a driver takes them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** The largest alert that is accepted, in bytes. */
export const largestAlert = 1024 * 1024

/**
 * Reads a body whole, as the bytes that came, and stops at the first byte too many.
 * @returns too-large, or invalid when the body is compressed, which would make it other bytes than were signed
 */
export async function readBody(request: Request, limit = largestAlert): Promise<Result<Bytes>> {
  const encoding = request.headers.get('content-encoding') ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') {
    return refuse('invalid', [{ path: '', problem: 'This is compressed. Send it without Content-Encoding.' }])
  }
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge(limit)
  try {
    return await collect(request.body, limit)
  } catch {
    return refuse('invalid', [{ path: '', problem: 'The body broke off. Send it again.' }])
  }
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

/** The pieces of a body as they arrive; leaving the loop stops the reading. */
export async function* chunksOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader()
  if (!reader) return
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function tooLarge(limit: number): Result<never> {
  return refuse('too-large', [
    { path: '', problem: `This is larger than ${limit.toLocaleString('en')} bytes. Send less in one alert.` },
  ])
}
