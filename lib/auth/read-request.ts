import { env } from '../env.ts'
import { clientAddress } from './client-address.ts'
import { requestMarks } from './request-marks.ts'

export type RequestFacts = { address?: string; requestId?: string; userAgent?: string }

/** What the audit keeps of a request: the client's address, our id of the request, and the browser's name of itself. */
export function readRequest(headers: Headers): RequestFacts {
  const address = clientAddress(
    headers.get(requestMarks.peer) ?? undefined,
    headers.get('x-forwarded-for'),
    env().TRUSTED_PROXIES,
  )
  const requestId = headers.get(requestMarks.requestId)
  const userAgent = headers.get('user-agent')?.slice(0, 300)
  return {
    ...(address ? { address } : {}),
    ...(requestId ? { requestId: requestId.slice(0, 64) } : {}),
    ...(userAgent ? { userAgent } : {}),
  }
}
