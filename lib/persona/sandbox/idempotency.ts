import { createHash } from 'node:crypto'
import { clock, day } from '#lib/clock.ts'
import type { Call, Sandbox } from './call.ts'
import { type Reply, refusal } from './reply.ts'
import type { Outcome } from './state.ts'

const idempotencyHeader = 'idempotency-key'

/** The key that counts for this request: on POST always, on PATCH by the settings, else never. */
export function idempotencyKeyOf(
  sandbox: Sandbox,
  asked: { method: string; headers: Record<string, string> },
): string | null {
  const counts = asked.method === 'POST' || (asked.method === 'PATCH' && sandbox.settings.patchIdempotency)
  return counts ? (asked.headers[idempotencyHeader] ?? null) : null
}

/** The kept outcome of a key that is younger than 24 hours. */
export function outcomeOf(sandbox: Sandbox, key: string): Outcome | undefined {
  const kept = sandbox.state.outcomes.get(key)
  return kept && isFresh(kept) ? kept : undefined
}

export function isFresh(outcome: Outcome): boolean {
  return clock.now().getTime() - Date.parse(outcome.at) < day
}

/** What a key answers without doing the work: the first outcome again, or a conflict. Undefined for a new key. */
export function recall(sandbox: Sandbox, call: Call, key: string): Reply | undefined {
  if (sandbox.inFlight.has(key)) {
    return refusal(409, { details: 'A request with this idempotency key is still in progress' })
  }
  const kept = outcomeOf(sandbox, key)
  if (!kept) return undefined
  if (kept.fingerprint !== fingerprintOf(call)) {
    const details = 'Idempotency key was already used with different parameters'
    return refusal(sandbox.settings.otherParameters, { details })
  }
  const { status, text, contentType, requestId } = kept
  return { status, body: null, text, contentType, changes: [], replayOf: requestId }
}

/** Equal for the same method, path, query and body, whatever the order of keys or the white space. */
export function fingerprintOf(call: Call): string {
  const query = [...call.query].map(([key, value]) => `${key}=${value}`).sort()
  const text = JSON.stringify([call.method, call.path, query, sorted(call.body) ?? call.text])
  return createHash('sha256').update(text).digest('hex')
}

function sorted(found: unknown): unknown {
  if (Array.isArray(found)) return found.map(sorted)
  if (typeof found !== 'object' || found === null) return found
  const entries = Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, value]) => [key, sorted(value)]))
}
