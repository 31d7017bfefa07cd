import { answerSafely } from '#lib/auth/answer-safely.ts'
import { readRequest } from '#lib/auth/read-request.ts'
import { plainAnswer } from '#lib/intake/answer.ts'
import { authenticateSource } from '#lib/intake/authenticate-source.ts'
import { noteKeyUse } from '#lib/intake/note-key-use.ts'
import { receiveBatch } from '#lib/intake/receive-batch.ts'
import { takeTurn } from '#lib/intake/take-turn.ts'

/** Many alerts of a source, one a line, taken in while they arrive. */
export async function POST(request: Request, { params }: { params: Promise<{ source: string }> }): Promise<Response> {
  const { source } = await params
  const origin = readRequest(request.headers)
  const received = await answerSafely(async () => {
    const proved = await takeTurn(() => authenticateSource(source, request.headers, origin))
    if (!proved.ok) return proved
    void noteKeyUse(proved.value.key)
    return receiveBatch(proved.value.sender, request.body, request.headers)
  }, origin.requestId)
  return plainAnswer(received)
}
