import { second } from '../clock.ts'
import { type Result, refuse } from '../result.ts'

/** Of the process's database connections so many at most work for intake; the others stay for people. */
const most = 8
/** Waiting requests hold their bodies in memory. */
const mostWaiting = 1_000
const patience = 20 * second

let running = 0
const waiting = new Set<(free: boolean) => void>()

/**
 * Does intake's work with the database, some at a time and in the order of coming, so that a burst waits here and not
 * on the connections.
 * @returns what the work returns, or unavailable when its turn doesn't come in time
 */
export async function takeTurn<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  if (!(await enter())) {
    return refuse('unavailable', [
      {
        path: '',
        problem: 'More arrives than can be stored just now. Nothing of this was; send it again in a moment.',
      },
    ])
  }
  try {
    return await work()
  } finally {
    leave()
  }
}

async function enter(): Promise<boolean> {
  if (running < most) {
    running += 1
    return true
  }
  if (waiting.size >= mostWaiting) return false
  return new Promise(resolve => {
    const settle = (free: boolean) => {
      clearTimeout(timer)
      waiting.delete(settle)
      resolve(free)
    }
    const timer = setTimeout(settle, patience, false)
    waiting.add(settle)
  })
}

/** A place goes from hand to hand: the count falls only when nobody waits. */
function leave(): void {
  const [next] = waiting
  if (next) next(true)
  else running -= 1
}
