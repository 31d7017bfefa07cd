import { after } from '../clock.ts'
import type { Tx } from '../db.ts'
import type { Content } from './arrival.ts'
import { firstWait } from './mapping-retry.ts'
import type { Sender } from './sender.ts'

/** A content of an alert under its number; one that came late is history from the start. */
export type NewRevision = { alertId: string; revision: number; receivedAt: Date; late?: boolean; content: Content }

/** Keeps contents byte for byte. */
export async function addRevisions(tx: Tx, sender: Sender, revisions: NewRevision[]): Promise<void> {
  await tx.payload.createMany({
    data: revisions.map(({ alertId, revision, receivedAt, late, content: { bytes, headers, reading } }) => ({
      sourceId: sender.source.id,
      alertId,
      revision,
      state: late ? 'superseded' : 'received',
      bytes,
      headers,
      contentHash: reading.contentHash,
      event: reading.event ?? null,
      version: reading.version ?? null,
      receivedAt,
      dueAt: after(firstWait, receivedAt),
    })),
  })
}
