import { clock } from '../clock.ts'

export type HeldClock = {
  now: () => Date
  /** Milliseconds that it is ahead of the real time. */
  ahead: () => number
  advance: (milliseconds: number) => void
  advanceTo: (time: Date) => void
}

/** Takes the time that the system reads into the test's hands, so that hours pass in none. It only ever goes forward. */
export function holdClock(ahead = 0): HeldClock {
  let offset = ahead
  const now = () => new Date(Date.now() + offset)
  clock.now = now
  return {
    now,
    ahead: () => offset,
    advance: milliseconds => {
      offset += milliseconds
    },
    advanceTo: time => {
      offset = Math.max(offset, time.getTime() - Date.now())
    },
  }
}
