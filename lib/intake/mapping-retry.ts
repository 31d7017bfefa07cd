import { after, hour, second } from '../clock.ts'

/** From a payload's arrival until the sweep takes care of a wake-up call that was lost. */
export const firstWait = 30 * second

/**
 * When a payload whose mapping begins now may be tried again, should this try never end: doubled each time, at most an
 * hour, so that a payload which breaks its worker breaks it ever more rarely.
 * @param tries how often it was tried, this time included
 */
export function nextTryAt(tries: number, now: Date): Date {
  return after(Math.min(firstWait * 2 ** Math.min(tries - 1, 20), hour), now)
}
