import type { AlertView } from '#lib/alerts/queries.ts'
import type { DraftView } from '#lib/drafts/queries.ts'
import { shortName } from './provenance-words.ts'

export type Viewer = { id: string; name: string; email: string; mayWork: boolean; maySubmit: boolean }

/** Whether somebody may write in this draft now, and if not, why in words. */
export type Access =
  | { may: 'write' }
  /** `ended`: somebody's claim ran out while they were at it; the alert is taken over first. */
  | { may: 'take-over'; from: { name: string; at: string }; words: string }
  | { may: 'read'; words: string; frozen: boolean }

/**
 * An open alert is written by who holds it, or by anybody while nobody does: the first change claims it. A colleague's
 * claim makes it read-only until it ends; then it is taken over on purpose.
 */
export function writingAccess(
  alert: Pick<AlertView, 'status' | 'holder' | 'heldUntil' | 'endedClaim'>,
  draft: Pick<DraftView, 'status'> | null,
  viewer: Viewer,
  now: number,
): Access {
  if (draft?.status === 'submitted') return { may: 'read', words: 'Frozen', frozen: true }
  if (alert.status === 'dismissed') return { may: 'read', words: 'Dismissed', frozen: true }
  if (!draft || draft.status === 'discarded') return { may: 'read', words: 'Nothing to fill in', frozen: false }
  if (!viewer.mayWork) return { may: 'read', words: 'Read only', frozen: false }
  const { holder, heldUntil } = alert
  if (holder && heldUntil && holder.id !== viewer.id && Date.parse(heldUntil) > now) {
    return { may: 'read', words: `Read only: ${shortName(holder.name)} holds it`, frozen: false }
  }
  const ended = alert.endedClaim ?? (holder && heldUntil ? { ...holder, at: heldUntil } : null)
  if (ended && ended.id !== viewer.id) {
    return { may: 'take-over', from: ended, words: `Read only: ${shortName(ended.name)}’s draft` }
  }
  return { may: 'write' }
}
