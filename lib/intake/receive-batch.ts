import { transaction } from '../db.ts'
import { done, type Problem, type Result } from '../result.ts'
import type { Arrival, Received } from './arrival.ts'
import { countReceived } from './count-received.ts'
import { keptHeaders } from './kept-headers.ts'
import { largestAlert, refuseBroken, refuseCompressed } from './read-body.ts'
import { readLines } from './read-lines.ts'
import { readPayload } from './read-payload.ts'
import type { Sender } from './sender.ts'
import { storeArrivals } from './store-arrivals.ts'
import { takeTurn } from './take-turn.ts'

export type BatchOutcome = Record<Received['status'] | 'rejected', number> & {
  problems: { line: number; problem: string }[]
}

/** What is committed at once: small enough to be over soon, and to be held in memory. */
const groupLines = 100
const groupBytes = 2 * 1024 * 1024
/** `rejected` counts all of them. */
const mostProblems = 1_000

/**
 * Takes NDJSON in, each line an alert, in small transactions as they arrive. A line that can't be kept rejects itself
 * alone. When the connection breaks, what was complete is kept; sent again it changes nothing twice.
 * @returns invalid when the body is compressed or broke off; unavailable when too much arrives at once
 * @throws when the database is away; what was committed until then stays
 */
export async function receiveBatch(
  sender: Sender,
  body: ReadableStream<Uint8Array> | null,
  headers: Headers,
): Promise<Result<BatchOutcome>> {
  const compressed = refuseCompressed(headers)
  if (compressed) return compressed
  const outcome: BatchOutcome = { accepted: 0, duplicate: 0, updated: 0, ignored: 0, rejected: 0, problems: [] }
  const group: Arrival[] = []
  const flush = () => storeGroup(sender, group.splice(0), outcome)
  try {
    for await (const arrival of readArrivals(sender, body, keptHeaders(headers), outcome)) {
      group.push(arrival)
      const stored = isFull(group) ? await flush() : done(null)
      if (!stored.ok) return stored
    }
  } catch (error) {
    const broken = refuseBroken(error)
    await flush()
    return broken
  }
  const last = await flush()
  return last.ok ? done(outcome) : last
}

/** The lines that can be kept. The others are counted and named in the outcome; blank ones are neither. */
async function* readArrivals(
  sender: Sender,
  body: ReadableStream<Uint8Array> | null,
  headers: Arrival['headers'],
  outcome: BatchOutcome,
): AsyncGenerator<Arrival> {
  for await (const { number, bytes } of readLines(body)) {
    if (!bytes) reject(outcome, number, tooLong)
    else if (!isBlank(bytes)) {
      const read = readPayload(sender.source, bytes)
      if (read.ok) yield { bytes, headers, reading: read.value }
      else {
        reject(outcome, number, read.problems)
        countReceived(sender, ['rejected'])
      }
    }
  }
}

const tooLong = [
  { path: '', problem: `This line is longer than ${largestAlert.toLocaleString('en')} bytes. Send less in one alert.` },
]

function isFull(group: Arrival[]): boolean {
  return group.length >= groupLines || group.reduce((sum, { bytes }) => sum + bytes.byteLength, 0) >= groupBytes
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every(byte => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}

function reject(outcome: BatchOutcome, line: number, problems: readonly Problem[]): void {
  outcome.rejected += 1
  const [first] = problems
  if (!first || outcome.problems.length >= mostProblems) return
  const problem = first.path === '' ? first.problem : `${first.path}: ${first.problem}`
  outcome.problems.push({ line, problem })
}

/** Alerts are locked in the order of their ids, so that two files never wait for each other in a circle. */
async function storeGroup(sender: Sender, arrivals: Arrival[], outcome: BatchOutcome): Promise<Result<null>> {
  if (arrivals.length === 0) return done(null)
  const idOf = ({ reading }: Arrival) => ('externalId' in reading ? reading.externalId : '')
  const ordered = arrivals.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0))
  const stored = await takeTurn(async () => done(await transaction(tx => storeArrivals(tx, sender, ordered))))
  if (!stored.ok) return stored
  for (const { status } of stored.value) outcome[status] += 1
  countReceived(
    sender,
    stored.value.map(({ status }) => status),
  )
  return done(null)
}
