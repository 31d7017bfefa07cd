import { transaction } from '../db.ts'
import { done, type Result } from '../result.ts'
import type { Received } from './arrival.ts'
import { countReceived } from './count-received.ts'
import { keptHeaders } from './kept-headers.ts'
import { readPayload } from './read-payload.ts'
import type { Sender } from './sender.ts'
import { storeArrivals } from './store-arrivals.ts'

/**
 * Takes one payload of a source. What it answers is committed; mapping comes after.
 * @param bytes the body as it came, at most 1 MiB
 * @returns invalid, with the path of what is wrong; then nothing is stored
 */
export async function receiveAlert(
  sender: Sender,
  bytes: Uint8Array<ArrayBuffer>,
  headers: Headers,
): Promise<Result<Received>> {
  const reading = readPayload(sender.source, bytes)
  if (!reading.ok) {
    countReceived(sender, ['rejected'])
    return reading
  }
  const arrival = { bytes, headers: keptHeaders(headers), reading: reading.value }
  const [received] = await transaction(tx => storeArrivals(tx, sender, [arrival]))
  if (!received) throw new Error('A payload was not settled.')
  countReceived(sender, [received.status])
  return done(received)
}
