import { answerSafely } from '#lib/auth/answer-safely.ts'
import { readRequest } from '#lib/auth/read-request.ts'
import { plainAnswer } from '#lib/intake/answer.ts'
import { authenticateKey } from '#lib/intake/authenticate-source.ts'
import { noteKeyUse } from '#lib/intake/note-key-use.ts'
import { findAlertState } from '#lib/intake/queries.ts'
import { done, refuse } from '#lib/result.ts'

/** How an alert stands, for whoever holds a key of its source; another source's alert is not there. */
export async function answerState(request: Request, by: { id: string } | { externalId: string }): Promise<Response> {
  const origin = readRequest(request.headers)
  const state = await answerSafely(async () => {
    const proved = await authenticateKey(request.headers, origin)
    if (!proved.ok) return proved
    void noteKeyUse(proved.value.key)
    const found = await findAlertState(proved.value.sourceId, by)
    return found ? done(found) : refuse('not-found')
  }, origin.requestId)
  return plainAnswer(state)
}
