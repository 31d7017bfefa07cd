import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { isUndecided } from '#lib/alerts/status.ts'

/** How many other alerts of one subject are read at most. */
export const mostSame = 20

/** What the rows come to in words: how many, and how many of them wait for a decision. */
export function sameSubjectWords(rows: readonly AlertRow[]): string {
  const noun = rows.length === 1 ? 'other alert' : 'other alerts'
  const count = rows.length >= mostSame ? `The last ${mostSame} alerts` : `${rows.length} ${noun}`
  return `${count}, ${rows.filter(row => isUndecided(row.status)).length} open`
}
