/** A pause of this many ms sends; whoever types on is saved at the latest `longestWait` after the first unsaved key. */
export const pause = 500
export const longestWait = 800
/** Waits between tries while nothing answers, ms; the last one repeats. */
export const retryWaits = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const

/** How long to wait after so many tries without an answer, ms. */
export function retryWait(tries: number): number {
  return retryWaits[Math.min(Math.max(tries, 1), retryWaits.length) - 1] ?? 30_000
}
