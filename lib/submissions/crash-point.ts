/** The places of a delivery where a kill is hardest, named for the tests that kill there. */
export const crashPoints = ['before-open', 'after-open', 'after-call', 'before-close', 'after-close'] as const
export type CrashPoint = (typeof crashPoints)[number]

/** Ends this process as kill -9 does, if CASEPORT_CRASH_AT names this place. Does nothing outside tests. */
export function crashPoint(here: CrashPoint): void {
  if (process.env.NODE_ENV === 'test' && process.env.CASEPORT_CRASH_AT === here) process.kill(process.pid, 'SIGKILL')
}
