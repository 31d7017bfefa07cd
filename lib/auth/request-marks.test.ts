import { describe, expect, it } from 'vitest'
import { readRequest } from './read-request.ts'
import { markRequest, requestMarks } from './request-marks.ts'

describe('markRequest', () => {
  it('writes over what a client sent under our names', () => {
    const request = {
      url: '/alerts/ALR-1?subject=hidden',
      headers: { 'x-caseport-peer': '1.2.3.4', 'x-request-id': 'theirs', 'x-caseport-path': '//evil.example' },
      socket: { remoteAddress: '203.0.113.9' },
    }
    markRequest(request)
    expect(request.headers).toEqual({
      [requestMarks.peer]: '203.0.113.9',
      [requestMarks.path]: '/alerts/ALR-1',
      [requestMarks.requestId]: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })
})

describe('readRequest', () => {
  it('reads the address of the connection, not the one that X-Forwarded-For claims', () => {
    const headers = new Headers({
      'x-caseport-peer': '203.0.113.9',
      'x-forwarded-for': '1.2.3.4',
      'x-request-id': 'r1',
    })
    expect(readRequest(headers)).toEqual({ address: '203.0.113.9', requestId: 'r1' })
  })

  it('keeps no endless name of a browser', () => {
    const { userAgent } = readRequest(new Headers({ 'user-agent': 'x'.repeat(9_000) }))
    expect(userAgent).toHaveLength(300)
  })
})
