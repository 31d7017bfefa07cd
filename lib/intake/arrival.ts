import type { Reading } from './read-payload.ts'

/** One payload as it came, and what was read of it. */
export type Arrival<R extends Reading = Reading> = {
  bytes: Uint8Array<ArrayBuffer>
  headers: Record<string, string | null>
  reading: R
}

/** A payload that belongs to an alert. */
export type Content = Arrival<Exclude<Reading, { effect: 'ignore' }>>

/** What became of a payload; an ignored one has no alert. */
export type Received = { id: string; status: 'accepted' | 'duplicate' | 'updated' } | { id: null; status: 'ignored' }
