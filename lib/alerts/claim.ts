import { minute } from '../clock.ts'

/** How long a claim lasts after the holder's last change. */
export const claimTime = 30 * minute

/** The holder, unless the claim has run out: then the alert is anybody's, though the row still names the last one. */
export function liveHolder<P>(alert: { holder: P | null; heldUntil: Date | null }, now: Date): P | null {
  return alert.heldUntil !== null && alert.heldUntil > now ? alert.holder : null
}
