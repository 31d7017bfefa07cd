/** What describes a request without proving anything: kept as it came. */
const plain = new Set([
  'accept',
  'content-encoding',
  'content-length',
  'content-type',
  'date',
  'idempotency-key',
  'user-agent',
  'webhook-id',
  'webhook-timestamp',
  'x-correlation-id',
  'x-request-id',
])
const most = 64
const longest = 1_000

/**
 * The headers that are kept with a payload. A list of what may be kept, since any other may be a secret: of those only
 * the name stays, so that it can be seen that they were sent. What our own server adds is left out.
 */
export function keptHeaders(headers: Headers): Record<string, string | null> {
  const sent = [...headers].filter(([name]) => !name.startsWith('x-caseport-'))
  return Object.fromEntries(
    sent
      .slice(0, most)
      .map(([name, value]) => [name.slice(0, longest), plain.has(name) ? value.slice(0, longest) : null]),
  )
}
