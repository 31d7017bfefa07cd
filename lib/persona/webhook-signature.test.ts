import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { clock } from '#lib/clock.ts'
import { checkWebhookSignature } from './webhook-signature.ts'

const secret = 'wbhsec_00000000-0000-4000-8000-000000000001'
const sentAt = 1_767_225_600
const body = Buffer.from(
  '{"data":{"type":"event","id":"evt_TEST","attributes":{"name":"case.created","payload":{"data":{"type":"case","id":"case_TEST"}},"created-at":"2026-01-01T00:00:00.000Z"}}}',
)
const vector = 'd522d69fee45ed8c3b1b64f3d61712e6adebd93d850938da9cda710014a6fecc'
const header = `t=${sentAt},v1=${vector}`

const nowIs = (secondsLater: number) =>
  vi.spyOn(clock, 'now').mockReturnValue(new Date((sentAt + secondsLater) * 1_000))
beforeEach(() => void nowIs(0))
afterEach(() => vi.restoreAllMocks())

it('accepts the known vector', () => {
  expect(checkWebhookSignature(header, body, [secret])).toEqual({ valid: true, sentAt: new Date(sentAt * 1_000) })
})

it.each([
  ['two sets while the secret rotates, ours the second', `t=${sentAt},v1=${'0'.repeat(64)} ${header}`, [secret]],
  ['two sets, ours the first', `${header} t=${sentAt},v1=${'0'.repeat(64)}`, [secret]],
  ['several secrets', header, ['wbhsec_other', secret]],
  ['two signatures in one set', `t=${sentAt},v1=${'0'.repeat(64)},v1=${vector}`, [secret]],
  ['elements that come later', `t=${sentAt},v0=x,v1=${vector}`, [secret]],
])('accepts %s', (_, given, secrets) => {
  expect(checkWebhookSignature(given, body, secrets).valid).toBe(true)
})

it.each([
  ['no header', null, 'malformed'],
  ['an empty one', '', 'malformed'],
  ['a set without its time', `v1=${vector}`, 'malformed'],
  ['a time that is none', `t=now,v1=${vector}`, 'malformed'],
  ['a set without a signature', `t=${sentAt}`, 'malformed'],
  ['another time than was signed', `t=${sentAt + 1},v1=${vector}`, 'no-match'],
  ['a signature cut short', `t=${sentAt},v1=${vector.slice(0, 32)}`, 'no-match'],
  ['what is no hex', `t=${sentAt},v1=${'z'.repeat(64)}`, 'no-match'],
  ['an empty signature', `t=${sentAt},v1=`, 'no-match'],
])('refuses %s', (_, given, why) => {
  expect(checkWebhookSignature(given, body, [secret])).toEqual({ valid: false, why })
})

it('refuses another secret, one without its prefix, and none at all', () => {
  for (const secrets of [['wbhsec_other'], [secret.replace('wbhsec_', '')], []]) {
    expect(checkWebhookSignature(header, body, secrets)).toEqual({ valid: false, why: 'no-match' })
  }
})

it('refuses what was sent more than the tolerance ago, or will be', () => {
  nowIs(300)
  expect(checkWebhookSignature(header, body, [secret]).valid).toBe(true)
  nowIs(301)
  expect(checkWebhookSignature(header, body, [secret])).toEqual({ valid: false, why: 'too-old' })
  expect(checkWebhookSignature(header, body, [secret], null).valid).toBe(true)
  nowIs(-301)
  expect(checkWebhookSignature(header, body, [secret])).toEqual({ valid: false, why: 'too-old' })
})

it('holds for any bytes, and for none that differ', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (bytes, at) => {
      const signature = createHmac('sha256', secret).update(`${sentAt}.`).update(bytes).digest('hex')
      const changed = Uint8Array.from(bytes)
      const place = at % bytes.length
      changed[place] = (bytes[place] ?? 0) ^ 1
      expect(checkWebhookSignature(`t=${sentAt},v1=${signature}`, bytes, [secret]).valid).toBe(true)
      expect(checkWebhookSignature(`t=${sentAt},v1=${signature}`, changed, [secret]).valid).toBe(false)
    }),
  )
})
