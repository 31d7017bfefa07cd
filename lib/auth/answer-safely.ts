import { isDatabaseGone } from '../db.ts'
import { log } from '../log.ts'
import { type Result, refuse } from '../result.ts'

/**
 * The one place where an exception becomes an answer: a database that is away is `unavailable`, everything else is
 * `broken`. The log gets the kind of error and where it was thrown; its message may hold what somebody typed.
 */
export async function answerSafely<O>(work: () => Promise<Result<O>>, requestId?: string): Promise<Result<O>> {
  try {
    return await work()
  } catch (error) {
    const gone = isDatabaseGone(error)
    log().error({ ...traceOf(error), requestId }, gone ? 'the database is away' : 'a verb failed')
    return refuse(gone ? 'unavailable' : 'broken')
  }
}

function traceOf(error: unknown): { error: string; code?: string; trace?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = Reflect.get(error, 'code')
  const frames = error.stack?.split('\n').filter(line => line.startsWith('    at '))
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(frames ? { trace: frames.slice(0, 12).join('\n') } : {}),
  }
}
