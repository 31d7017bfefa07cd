/** Codes that mean that the connection was never made, so that no request can have been read at the other end. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'EACCES',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])

/**
 * Reads what fetch threw. In doubt the request counts as sent: a doubled case is worse than a second look.
 * @returns `code` is the network's or undici's code, 'unknown' when there is none
 */
export function networkTrouble(error: unknown): { why: 'timed-out' | 'connection'; sent: boolean; code: string } {
  if (error instanceof Error && error.name === 'TimeoutError') return { why: 'timed-out', sent: true, code: 'TIMEOUT' }
  const code = codeOf(error)
  return { why: code === 'UND_ERR_CONNECT_TIMEOUT' ? 'timed-out' : 'connection', sent: !neverConnected.has(code), code }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  // An address with several IPs fails with an AggregateError whose parts carry the codes.
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.cause === undefined ? 'unknown' : codeOf(error.cause)
}
