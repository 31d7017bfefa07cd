import { expect, test } from 'vitest'
import { keptHeaders } from './kept-headers.ts'

test('keeps what describes the request, and of all else the name alone', () => {
  const headers = new Headers({
    authorization: 'Bearer cpk_secret',
    cookie: 'session=secret',
    'content-type': 'application/json',
    'unit21-signature': 't=1,s0=secret',
    'user-agent': 'Unit21',
    'webhook-id': 'msg_1',
    'x-api-key': 'secret',
    'x-caseport-peer': '10.0.0.1',
  })
  const kept = keptHeaders(headers)
  expect(kept).toEqual({
    authorization: null,
    cookie: null,
    'content-type': 'application/json',
    'unit21-signature': null,
    'user-agent': 'Unit21',
    'webhook-id': 'msg_1',
    'x-api-key': null,
  })
  expect(JSON.stringify(kept)).not.toContain('secret')
})

test('keeps a bounded part of many and long headers', () => {
  const headers = new Headers({ 'user-agent': 'x'.repeat(5_000) })
  for (let n = 0; n < 200; n++) headers.set(`x-header-${n}`, 'value')
  const kept = keptHeaders(headers)
  expect(Object.keys(kept)).toHaveLength(64)
  expect(kept['user-agent']).toHaveLength(1_000)
})

test('a header named __proto__ is a header', () => {
  const kept = keptHeaders(new Headers([['__proto__', 'x']]))
  expect(Object.keys(kept)).toEqual(['__proto__'])
})
