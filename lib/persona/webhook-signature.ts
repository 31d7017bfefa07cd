import { createHmac, timingSafeEqual } from 'node:crypto'
import { clock, second } from '#lib/clock.ts'

export type SignatureCheck = { valid: true; sentAt: Date } | { valid: false; why: 'malformed' | 'no-match' | 'too-old' }
type Signed = { timestamp: string; signatures: string[] }

/**
 * Checks Persona-Signature over a webhook's raw bytes: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`.
 * While a secret rotates there are two such sets, separated by a space; any that matches any secret will do.
 * @param secrets each as Persona gives it, wbhsec_ included
 * @param toleranceSeconds how far `t` may lie from now (a retry is signed anew); null accepts any age
 */
export function checkWebhookSignature(
  header: string | null,
  body: Uint8Array,
  secrets: string[],
  toleranceSeconds: number | null = 300,
): SignatureCheck {
  const sets = (header ?? '').split(' ').flatMap(signedIn)
  if (sets.length === 0) return { valid: false, why: 'malformed' }
  // Every pair is compared, so that the time taken says nothing of which one matched.
  const matching = sets.filter(set => secrets.filter(secret => matches(set, body, secret)).length > 0)
  const [first] = matching
  if (!first) return { valid: false, why: 'no-match' }
  const fresh = matching.find(set => isFresh(set, toleranceSeconds))
  return fresh ? { valid: true, sentAt: sentAt(fresh) } : { valid: false, why: 'too-old' }
}

function signedIn(text: string): Signed[] {
  const parts = text
    .split(',')
    .map(part => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const)
  const timestamp = parts.find(([name]) => name === 't')?.[1] ?? ''
  const signatures = parts.filter(([name]) => name === 'v1').map(([, value]) => value)
  return /^\d{1,12}$/.test(timestamp) && signatures.length > 0 ? [{ timestamp, signatures }] : []
}

function matches({ timestamp, signatures }: Signed, body: Uint8Array, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest()
  return signatures.filter(signature => equal(Buffer.from(signature, 'hex'), expected)).length > 0
}

function equal(given: Buffer, expected: Buffer): boolean {
  return given.length === expected.length && timingSafeEqual(given, expected)
}

const sentAt = ({ timestamp }: Signed): Date => new Date(Number(timestamp) * second)

function isFresh(set: Signed, toleranceSeconds: number | null): boolean {
  return (
    toleranceSeconds === null || Math.abs(clock.now().getTime() - sentAt(set).getTime()) <= toleranceSeconds * second
  )
}
