/** The one place that reads the time, so that a test can hold it. */
export const clock = { now: (): Date => new Date() }

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

export function after(milliseconds: number, from: Date = clock.now()): Date {
  return new Date(from.getTime() + milliseconds)
}
