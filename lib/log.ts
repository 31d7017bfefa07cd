import pino, { type Logger } from 'pino'
import { env } from './env.ts'

let logger: Logger | undefined

/**
 * The process's log: JSON lines on stderr (stdout carries results alone), from LOG_LEVEL on. What could be a secret or
 * could name a subject is left out by its key, and of an error only its kind and place are told: messages quote values.
 */
export function log(): Logger {
  logger ??= pino(
    {
      level: env().LOG_LEVEL,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: level => ({ level }), log: object => withoutSecrets(object) as Record<string, unknown> },
      serializers: { err: describeError, error: describeError },
    },
    pino.destination({ fd: 2, sync: true }),
  )
  return logger
}

const telling =
  /authorization|cookie|passw|secret|token|api-?key|encryption|credential|payload|body|answers|subject|email|query/i

/** A copy without what must not be logged, whatever depth it stands at. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error || value instanceof Date) return value
  if (depth > 6) return '[deep]'
  if (Array.isArray(value)) return value.map(each => withoutSecrets(each, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      telling.test(key) ? '[left out]' : withoutSecrets(each, depth + 1),
    ]),
  )
}

/** An error's kind, code and place; a text stays a text. */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? error : typeof error
  const code = Reflect.get(error, 'code')
  const frames = error.stack?.split('\n').filter(line => line.startsWith('    at ')) ?? []
  return {
    kind: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    trace: frames
      .slice(0, 12)
      .map(line => line.trim())
      .join('\n'),
    ...(error.cause instanceof Error ? { cause: describeError(error.cause) } : {}),
  }
}
