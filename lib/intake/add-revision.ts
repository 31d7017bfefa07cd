import { after } from '../clock.ts'
import type { Tx } from '../db.ts'
import type { Content } from './arrival.ts'
import { firstWait } from './mapping-retry.ts'
import type { Sender } from './sender.ts'

/** Keeps a content of an alert under its number, byte for byte. One that came late is history from the start. */
export async function addRevision(
  tx: Tx,
  sender: Sender,
  at: { alertId: string; revision: number; receivedAt: Date; late?: boolean },
  { bytes, headers, reading }: Content,
): Promise<void> {
  await tx.payload.create({
    data: {
      sourceId: sender.source.id,
      alertId: at.alertId,
      revision: at.revision,
      state: at.late ? 'superseded' : 'received',
      bytes,
      headers,
      contentHash: reading.contentHash,
      event: reading.event ?? null,
      version: reading.version ?? null,
      receivedAt: at.receivedAt,
      dueAt: after(firstWait, at.receivedAt),
    },
    select: { id: true },
  })
}
