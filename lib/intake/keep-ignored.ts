import { appendEvent } from '../audit/append-event.ts'
import type { Tx } from '../db.ts'
import type { Arrival, Received } from './arrival.ts'
import type { Sender } from './sender.ts'

/** Keeps a payload whose event type the source ignores, once for each content, so that a mistake in the lists loses nothing. */
export async function keepIgnored(tx: Tx, sender: Sender, { bytes, headers, reading }: Arrival): Promise<Received> {
  const { source, actor } = sender
  const kept = await tx.payload.findFirst({
    where: { alertId: null, contentHash: reading.contentHash, sourceId: source.id },
    select: { id: true },
  })
  if (kept) return { id: null, status: 'ignored' }
  const payload = await tx.payload.create({
    data: {
      sourceId: source.id,
      state: 'ignored',
      bytes,
      headers,
      contentHash: reading.contentHash,
      event: reading.event ?? null,
      version: reading.version ?? null,
    },
    select: { id: true },
  })
  const listed = 'listed' in reading && reading.listed
  await appendEvent(tx, actor, 'payload.ignored', {
    subjectId: source.id,
    kind: source.kind,
    summary: listed ? 'Ignored a payload of a type that is ignored' : 'Ignored a payload of a type that no list names',
    after: { payloadId: payload.id, event: reading.event ?? null },
  })
  return { id: null, status: 'ignored' }
}
