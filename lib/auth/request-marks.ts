import { randomUUID } from 'node:crypto'

/** Headers that our own server writes on every request, over whatever a client may have sent under these names. */
export const requestMarks = {
  peer: 'x-caseport-peer',
  path: 'x-caseport-path',
  requestId: 'x-request-id',
} as const

type Incoming = {
  url?: string | undefined
  headers: Record<string, string | string[] | undefined>
  socket: { remoteAddress?: string | undefined }
}

/**
 * Marks a request before anything reads it: whose connection it came on, which page it asks for, and an id of ours by
 * which the log and the audit find it again.
 */
export function markRequest(request: Incoming): void {
  request.headers[requestMarks.peer] = request.socket.remoteAddress ?? ''
  request.headers[requestMarks.path] = (request.url ?? '/').split('?')[0] ?? '/'
  request.headers[requestMarks.requestId] = randomUUID()
}
