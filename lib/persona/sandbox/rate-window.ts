import { clock, minute, second } from '#lib/clock.ts'

export type RateWindow = {
  take: (limit: number) => { allowed: boolean; remaining: number; resetSeconds: number }
  reset: () => void
}

/** Persona's limit: a fixed window that starts at the first request and lasts 60 seconds. */
export function rateWindow(): RateWindow {
  let start = Number.NEGATIVE_INFINITY
  let used = 0
  return {
    take: limit => {
      const now = clock.now().getTime()
      if (now - start >= minute) {
        start = now
        used = 0
      }
      used += 1
      const resetSeconds = Math.ceil((start + minute - now) / second)
      return { allowed: used <= limit, remaining: Math.max(0, limit - used), resetSeconds }
    },
    reset: () => {
      start = Number.NEGATIVE_INFINITY
    },
  }
}
