import { expect, it } from 'vitest'
import { networkTrouble } from './network-trouble.ts'

const failed = (cause: unknown) => new TypeError('fetch failed', { cause })
const coded = (code: string) => Object.assign(new Error(code), { code })

it.each([
  ['a refused connection', failed(coded('ECONNREFUSED')), { why: 'connection', sent: false, code: 'ECONNREFUSED' }],
  [
    'every address refused',
    failed(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])),
    { why: 'connection', sent: false, code: 'ECONNREFUSED' },
  ],
  ['an unknown name', failed(coded('ENOTFOUND')), { why: 'connection', sent: false, code: 'ENOTFOUND' }],
  [
    'no connection in time',
    failed(coded('UND_ERR_CONNECT_TIMEOUT')),
    { why: 'timed-out', sent: false, code: 'UND_ERR_CONNECT_TIMEOUT' },
  ],
  [
    'a certificate that is not trusted',
    failed(coded('CERT_HAS_EXPIRED')),
    { why: 'connection', sent: false, code: 'CERT_HAS_EXPIRED' },
  ],
  ['a reset in the middle', failed(coded('ECONNRESET')), { why: 'connection', sent: true, code: 'ECONNRESET' }],
  ['the other side closed', failed(coded('UND_ERR_SOCKET')), { why: 'connection', sent: true, code: 'UND_ERR_SOCKET' }],
  ['our own time limit', new DOMException('late', 'TimeoutError'), { why: 'timed-out', sent: true, code: 'TIMEOUT' }],
  ['what nobody knows', new TypeError('terminated'), { why: 'connection', sent: true, code: 'unknown' }],
  ['what is no error', 'odd', { why: 'connection', sent: true, code: 'unknown' }],
])('reads %s', (_, error, trouble) => {
  expect(networkTrouble(error)).toEqual(trouble)
})
