import { canonicalHash } from '../canonical-hash.ts'
import { idText, type PayloadObject, type PayloadValue, parsePayload } from '../json.ts'
import { readPath } from '../mapping/path.ts'
import { done, type Result, refuse } from '../result.ts'
import { type Effect, effectOf, eventsOf } from './event-effect.ts'

export type Reading = {
  contentHash: string
  event: string | undefined
  version: string | undefined
} & ({ effect: 'ignore'; listed: boolean } | { effect: Exclude<Effect, 'ignore'>; externalId: string })

/** Longer ids don't fit the index that makes an alert the same alert. */
const longestId = 2_000

/**
 * Reads of a payload what decides what becomes of it: the event type first (what is ignored needs no id), then the
 * external id.
 * @returns invalid, with the path of what is wrong
 */
export function readPayload(
  source: { externalId: string; events: unknown; version: string | null },
  bytes: Uint8Array,
): Result<Reading> {
  const parsed = parsePayload(bytes)
  if (!parsed.ok) return parsed
  const payload = parsed.value
  const events = eventsOf(source.events)
  const event = events && labelText(readPath(payload, events.path))
  const { effect, listed } = effectOf(events?.lists ?? {}, event)
  const version = source.version === null ? undefined : labelText(readPath(payload, source.version))
  const reading = { contentHash: canonicalHash(payload), event, version }
  if (effect === 'ignore') return done({ ...reading, effect, listed })
  const id = readExternalId(payload, source.externalId)
  return id.ok ? done({ ...reading, effect, externalId: id.value }) : id
}

function readExternalId(payload: PayloadObject, path: string): Result<string> {
  const id = idText(readPath(payload, path))
  if (id === undefined) {
    return refuse('invalid', [
      { path, problem: 'There is no external id here. Send a text that isn’t empty, or a number.' },
    ])
  }
  if (Buffer.byteLength(id) > longestId) {
    return refuse('invalid', [{ path, problem: 'This external id is too long. Send one of 2,000 bytes or less.' }])
  }
  return done(id)
}

/** An event type or a version as text: a text, a number as it was written, true or false. */
function labelText(value: PayloadValue | undefined): string | undefined {
  return typeof value === 'boolean' ? String(value) : idText(value)
}
