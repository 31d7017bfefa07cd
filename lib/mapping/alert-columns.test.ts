import { afterAll, describe, expect, test } from 'vitest'
import { type PayloadObject, parsePayload } from '#lib/json.ts'
import { mapAlertColumns } from './alert-columns.ts'
import { endExpressions } from './expression.ts'
import type { AlertMap } from './schema.ts'

afterAll(endExpressions)

const payloadOf = (text: string): PayloadObject => {
  const result = parsePayload(Buffer.from(text))
  if (!result.ok) throw new Error('no payload')
  return result.value
}

describe('mapAlertColumns', () => {
  const columns: AlertMap = {
    subject: 'customer.name',
    subjectId: 'customer.id',
    amount: 'transaction.amount',
    currency: 'transaction.currency',
    rules: 'rules.name',
    priority: { path: 'risk', options: { high: 'P1', low: 'P4' } },
    occurredAt: { path: 'created', from: 'epoch-ms' },
  }

  test('rounds no amount and shortens no id', async () => {
    const sent = payloadOf(
      '{"transaction": {"amount": 90071992547409931234.10, "currency": "usd"}, "customer": {"id": 9007199254740993}, "risk": "high"}',
    )
    expect(await mapAlertColumns(columns, sent)).toMatchObject({
      amount: '90071992547409931234.1',
      currency: 'USD',
      subjectId: '9007199254740993',
      priority: 'P1',
      problems: [],
    })
  })

  test('says of each column that can’t be read why, and reads the others', async () => {
    const sent = payloadOf(
      '{"transaction": {"amount": "1,000", "currency": "US Dollar"}, "risk": "medium", "created": "x", "customer": {"name": ["a"], "id": "C-1"}, "rules": [{"name": "R"}, {"name": "R"}]}',
    )
    const read = await mapAlertColumns(columns, sent)
    expect(read).toMatchObject({
      subjectId: 'C-1',
      rules: ['R'],
      amount: null,
      currency: null,
      priority: null,
      subject: null,
    })
    expect(read.problems.map(problem => problem.path).sort()).toEqual([
      'alert.amount',
      'alert.currency',
      'alert.occurredAt',
      'alert.priority',
      'alert.subject',
    ])
    expect(JSON.stringify(read.problems)).not.toMatch(/1,000|US Dollar|medium/)
  })

  test('reads an amount from a constant and an expression too', async () => {
    expect((await mapAlertColumns({ amount: { value: 5 } }, payloadOf('{}'))).amount).toBe('5')
    expect(
      (await mapAlertColumns({ amount: { expression: '$sum(t.a)' } }, payloadOf('{"t": [{"a": 1.5}, {"a": 2}]}')))
        .amount,
    ).toBe('3.5')
  })

  test('has nothing to say of an empty payload', async () => {
    expect(await mapAlertColumns(columns, payloadOf('{}'))).toEqual({
      subject: null,
      subjectId: null,
      amount: null,
      currency: null,
      rules: [],
      priority: null,
      occurredAt: null,
      problems: [],
    })
  })
})
