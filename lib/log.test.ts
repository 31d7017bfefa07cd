import { expect, test } from 'vitest'
import { describeError, withoutSecrets } from './log.ts'

test('what could be a secret or name a subject is left out, at any depth', () => {
  const told = {
    path: '/alerts',
    headers: { authorization: 'Bearer abc', Cookie: 'session=1', accept: 'text/html' },
    list: [{ password: 'x', apiKey: 'y', subjectName: 'Jane Roe', status: 200 }],
    payload: { name: 'Jane Roe' },
  }
  expect(withoutSecrets(told)).toEqual({
    path: '/alerts',
    headers: { authorization: '[left out]', Cookie: '[left out]', accept: 'text/html' },
    list: [{ password: '[left out]', apiKey: '[left out]', subjectName: '[left out]', status: 200 }],
    payload: '[left out]',
  })
})

test('a cycle ends', () => {
  const cycle: Record<string, unknown> = {}
  cycle.self = cycle
  expect(JSON.stringify(withoutSecrets(cycle))).toContain('[deep]')
})

test('an error tells its kind, code and place, never its message', () => {
  const error = Object.assign(new TypeError('Jane Roe is not a number', { cause: new Error('Jane Roe again') }), {
    code: 'P2002',
  })
  const told = describeError(error)
  expect(told).toMatchObject({ kind: 'TypeError', code: 'P2002', cause: { kind: 'Error' } })
  expect(JSON.stringify(told)).not.toContain('Jane')
  expect(JSON.stringify(told)).toContain('log.test.ts')
})
