import { isDatabaseGone } from '../db.ts'
import { log } from '../log.ts'
import { type Result, refuse } from '../result.ts'

/**
 * The one place where an exception becomes an answer: a database that is away is `unavailable`, everything else is
 * `broken`. The log tells the kind of error and where it was thrown (lib/log.ts), never its message.
 */
export async function answerSafely<O>(work: () => Promise<Result<O>>, requestId?: string): Promise<Result<O>> {
  try {
    return await work()
  } catch (error) {
    const gone = isDatabaseGone(error)
    log().error({ error, requestId }, gone ? 'the database is away' : 'a verb failed')
    return refuse(gone ? 'unavailable' : 'broken')
  }
}
