import { expect, test } from 'vitest'
import type { PersonaAnswer } from '../persona/answer.ts'
import { problemsOfAnswer } from './persona-problems.ts'

const keys = ['alert_id', 'amount', 'counterparty', 'txn-ids', 'walletAddress']

function answered(body: unknown, status = 422): PersonaAnswer {
  const headers = {
    requestId: null,
    environmentId: null,
    organizationId: null,
    rateLimit: null,
    quota: null,
    retryAfterSeconds: null,
    contentType: null,
  }
  const request = { method: 'POST', path: '/cases', headers: {}, body: null } as const
  const startedAt = new Date(0)
  return { is: 'answered', status, body, text: '', cut: false, headers, request, startedAt, durationMs: 1 }
}

const at = (pointer: string) => ({ title: 'Record invalid', details: 'is wrong', source: { pointer } })

test.each([
  ['a field', at('/data/attributes/fields/amount'), 'amount'],
  ['a field inside a group', at('/data/attributes/fields/counterparty/name'), 'counterparty.name'],
  ['an element of a list', at('/data/attributes/fields/txn-ids/2'), 'txn-ids[2]'],
  ['a field in another casing', at('/data/attributes/fields/wallet-address'), 'walletAddress'],
  ['a field in another casing', at('/data/attributes/fields/txn_ids'), 'txn-ids'],
  ['what isn’t asked', at('/data/attributes/fields/other'), ''],
  ['the template', at('/data/attributes/case-template-id'), ''],
  ['a dotted path', { title: 'Bad Request', details: 'data.attributes.fields.amount must be a number' }, 'amount'],
  ['a dotted path at an end', { title: 'Bad Request', details: 'Missing data.attributes.fields.amount.' }, 'amount'],
  ['nothing at all', { title: 'Record invalid' }, ''],
])('%s stands at its path', (_name, error, path) => {
  const [problem] = problemsOfAnswer(answered({ errors: [error] }), keys)
  expect(problem?.path).toBe(path)
  expect(problem?.problem).toMatch(/^Persona: /)
})

test('each error is a problem of its own, in Persona’s words', () => {
  const errors = [at('/data/attributes/fields/amount'), { title: 'Record invalid', details: 'and this' }]
  expect(problemsOfAnswer(answered({ errors }), keys).map(each => each.problem)).toEqual([
    'Persona: is wrong (Record invalid)',
    'Persona: and this (Record invalid)',
  ])
})

test('an answer that says nothing is told by its status', () => {
  expect(problemsOfAnswer(answered(null, 413), keys)).toEqual([
    { path: '', problem: 'Persona answered 413 without a reason.' },
  ])
})
