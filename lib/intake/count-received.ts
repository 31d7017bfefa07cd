import { metrics } from '../metrics.ts'
import type { Received } from './arrival.ts'
import type { Sender } from './sender.ts'

/** Counts what came in, after it was committed. What belongs to filings is left out: a number would betray that they exist. */
export function countReceived({ source }: Sender, statuses: readonly (Received['status'] | 'rejected')[]): void {
  if (source.kind === 'sar') return
  for (const result of statuses) metrics().received.inc({ result })
}
