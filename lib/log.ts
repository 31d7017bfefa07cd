import { type Logger, pino } from 'pino'
import { env } from './env.ts'

let logger: Logger | undefined

/** The process's log: one JSON line per event on standard output. Nothing that somebody typed or sent belongs in it. */
export function log(): Logger {
  logger ??= pino({ level: env().LOG_LEVEL, base: undefined })
  return logger
}
