import { answerSafely } from '#lib/auth/answer-safely.ts'
import { readRequest } from '#lib/auth/read-request.ts'
import { receivedAnswer } from '#lib/intake/answer.ts'
import { authenticateSource } from '#lib/intake/authenticate-source.ts'
import { noteKeyUse } from '#lib/intake/note-key-use.ts'
import { readBody } from '#lib/intake/read-body.ts'
import { receiveAlert } from '#lib/intake/receive-alert.ts'
import { takeTurn } from '#lib/intake/take-turn.ts'

/** One alert of a source. Any 2xx means that it is on disk. */
export async function POST(request: Request, { params }: { params: Promise<{ source: string }> }): Promise<Response> {
  const { source } = await params
  const origin = readRequest(request.headers)
  const received = await answerSafely(async () => {
    const proved = await takeTurn(() => authenticateSource(source, request.headers, origin))
    if (!proved.ok) return proved
    void noteKeyUse(proved.value.key)
    const body = await readBody(request)
    if (!body.ok) return body
    return takeTurn(() => receiveAlert(proved.value.sender, body.value, request.headers))
  }, origin.requestId)
  return receivedAnswer(received)
}
