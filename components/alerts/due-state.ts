import { formatAge, formatSpan } from '../ui/format-when.ts'

export type DueState = {
  is: 'calm' | 'soon' | 'late' | 'over' | 'ended'
  /** How much of the time is used, 0 to 1. */
  share: number
  /** '58 min', '2 h over'; for what is closed, nothing runs and nothing is said. */
  words: string
}

/**
 * How a clock stands: amber once 70 % of its time is used, red from 90 %, over when it has run out.
 * A snoozed alert's clock still runs. Times in ms.
 */
export function dueState(receivedAt: number, dueAt: number, now: number, ended = false): DueState {
  const whole = Math.max(1, dueAt - receivedAt)
  const share = Math.min(1, Math.max(0, (now - receivedAt) / whole))
  if (ended) return { is: 'ended', share, words: '' }
  if (now >= dueAt) return { is: 'over', share: 1, words: overWords(now - dueAt) }
  const is = share >= 0.9 ? 'late' : share >= 0.7 ? 'soon' : 'calm'
  return { is, share, words: formatSpan(dueAt - now) }
}

/** In one unit: whether it is 2 h or 2 h 10 min late changes nothing that anyone does. */
function overWords(span: number): string {
  return span < 60_000 ? 'over' : `${formatAge(span)} over`
}
