import { clock } from '../clock.ts'
import { db, transaction } from '../db.ts'
import { waitingKeys, wakeAll } from '../queue.ts'
import { listPayloadsToMap } from './queries.ts'

/**
 * Wakes the payloads whose mapping is due and has no wake-up call waiting: what a killed worker left, what failed, what
 * a paused source took in (decisions.md 4). Safe to run twice and from several workers.
 * @returns how many were woken
 */
export async function wakeDuePayloads(limit = 500): Promise<number> {
  const alertIds = await listPayloadsToMap(clock.now(), limit)
  const waiting = await waitingKeys(db(), 'map-payload', alertIds)
  const forgotten = alertIds.filter(alertId => !waiting.has(alertId))
  if (forgotten.length > 0) {
    await transaction(tx =>
      wakeAll(
        tx,
        'map-payload',
        forgotten.map(alertId => ({ alertId })),
      ),
    )
  }
  return forgotten.length
}
