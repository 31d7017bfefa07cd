import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type PayloadObject, parsePayload } from '#lib/json.ts'
import { checkAnswers } from '#lib/templates/answers-schema.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { endExpressions } from './expression.ts'
import { runMapping } from './run-mapping.ts'
import type { SourceMap } from './schema.ts'

afterAll(endExpressions)

const payloadOf = (text: string): PayloadObject => {
  const result = parsePayload(Buffer.from(text))
  if (!result.ok) throw new Error('no payload')
  return result.value
}
const field = (key: string, settings: object): Field => ({ key, label: key, ...settings }) as Field
const valuesOf = (answers: Record<string, { value: unknown }>) =>
  Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, answer.value]))

/** The template, source and kind of payload of the config file's description. */
const fields = [
  field('alert_id', { type: 'string', required: true }),
  field('amount', { type: 'number', min: 0 }),
  field('typology', { type: 'choices', options: ['structuring', 'velocity'].map(value => ({ value, label: value })) }),
  field('detected_at', { type: 'datetime' }),
  field('summary', { type: 'string', maxLength: 1024 }),
  field('source', { type: 'string' }),
  field('counterparty', { type: 'hash', fields: [field('name', { type: 'string' })] }),
  field('txn_ids', { type: 'array', items: { type: 'string' } }),
  field('channel', { type: 'string', default: 'wire', required: true }),
  field('branch', { type: 'string', required: true }),
]
const map: SourceMap = {
  alert_id: 'alert.id',
  amount: { path: 'transaction.amount' },
  typology: { path: 'rule.code', options: { R1: 'structuring', R7: 'velocity' } },
  detected_at: { path: 'created', from: 'epoch-ms' },
  summary: { expression: "'Rules: ' & $join(rules.name, ', ')" },
  source: { value: 'tm-engine' },
  counterparty: 'transaction.counterparty',
  txn_ids: 'transactions.id',
  channel: 'channel',
  branch: 'branch.code',
}
const payload = payloadOf(`{
  "alert": {"id": 9007199254740993}, "created": 1661522222301, "rule": {"code": "R7"}, "channel": null,
  "rules": [{"name": "Velocity"}, {"name": "Night"}], "transactions": [{"id": "T-1"}, {"id": 2}],
  "transaction": {"amount": 12500.50, "counterparty": {"name": "Bo Ek"}}
}`)

describe('runMapping', () => {
  test('answers every kind of question and says where each answer came from', async () => {
    const { answers, problems, gaps } = await runMapping({ content: { fields }, map, payload })
    expect(problems).toEqual([])
    expect(gaps).toEqual(['branch'])
    expect(answers).toEqual({
      alert_id: { value: '9007199254740993', provenance: { from: 'path', path: 'alert.id' } },
      amount: { value: 12500.5, provenance: { from: 'path', path: 'transaction.amount' } },
      typology: { value: 'velocity', provenance: { from: 'options', path: 'rule.code' } },
      detected_at: { value: '2022-08-26T13:57:02.301Z', provenance: { from: 'path', path: 'created' } },
      summary: {
        value: 'Rules: Velocity, Night',
        provenance: { from: 'expression', expression: "'Rules: ' & $join(rules.name, ', ')", paths: ['rules.name'] },
      },
      source: { value: 'tm-engine', provenance: { from: 'constant' } },
      counterparty: { value: { name: 'Bo Ek' }, provenance: { from: 'path', path: 'transaction.counterparty' } },
      txn_ids: { value: ['T-1', '2'], provenance: { from: 'path', path: 'transactions.id' } },
      channel: { value: 'wire', provenance: { from: 'default' } },
    })
  })

  test('turns each thing that can’t be a value into a problem of its field, and answers the rest', async () => {
    const broken = payloadOf(`{
      "alert": {"id": {"is": "secret"}}, "created": "secret", "rule": {"code": "secret"}, "rules": [{"name": {"a": 1}}],
      "transaction": {"amount": "1,234", "counterparty": {"name": "Bo", "secret": 1}}, "branch": {"code": "B-1"}
    }`)
    const { answers, problems, gaps } = await runMapping({ content: { fields }, map, payload: broken })
    expect(problems).toEqual([
      { path: 'alert_id', problem: 'The value at alert.id is an object, not a text; name one of its members' },
      { path: 'amount', problem: 'The value at transaction.amount is no number' },
      { path: 'typology', problem: 'The value at rule.code has no entry in the table of options' },
      { path: 'detected_at', problem: 'The value at created is no number of milliseconds' },
      { path: 'summary', problem: expect.stringMatching(/^The expression gives a function/) },
      {
        path: 'counterparty',
        problem: expect.stringMatching(/^The value at transaction.counterparty \(in secret\) has no field/),
      },
    ])
    expect(valuesOf(answers)).toEqual({ source: 'tm-engine', channel: 'wire', branch: 'B-1' })
    expect(gaps).toEqual([])
  })

  test('keeps a value that breaks a limit, for a person to mend; checkAnswers says what is wrong', async () => {
    const tooMuch = payloadOf('{"transaction": {"amount": -5}, "alert": {"id": "A"}, "branch": {"code": "B"}}')
    const { answers, problems } = await runMapping({ content: { fields }, map, payload: tooMuch })
    expect(problems).toEqual([])
    expect(answers.amount?.value).toBe(-5)
    expect(checkAnswers({ fields }, answers)).toEqual({ amount: [{ path: 'amount', problem: 'Enter 0 or more' }] })
  })

  test('reads the whole payload of a split one in paths and expressions', async () => {
    const whole = payloadOf('{"batch": "B-9", "alerts": [{"id": 1}]}')
    const { answers } = await runMapping({
      content: { fields: [field('a', { type: 'string' }), field('b', { type: 'string' })] },
      map: { a: '$payload.batch', b: { expression: "$payload.batch & '/' & id" } },
      payload: payloadOf('{"id": 1}'),
      whole,
    })
    expect(valuesOf(answers)).toEqual({ a: 'B-9', b: 'B-9/1' })
    expect(answers.b?.provenance).toMatchObject({ paths: ['$payload.batch', 'id'] })
  })

  test('takes nothing from the members that every object has', async () => {
    const keys = ['constructor', 'toString', 'valueOf']
    const { answers } = await runMapping({
      content: { fields: keys.map(key => field(key, { type: 'json' })) },
      map: { constructor: 'constructor', toString: '__proto__.toString' } as unknown as SourceMap,
      payload: payloadOf('{}'),
    })
    expect(Object.keys(answers)).toEqual([])
  })

  test('never throws, whatever is sent', async () => {
    const known = fc.record(
      {
        alert: fc.oneof(fc.record({ id: fc.jsonValue() }), fc.jsonValue()),
        transaction: fc.oneof(fc.record({ amount: fc.jsonValue(), counterparty: fc.jsonValue() }), fc.jsonValue()),
        created: fc.jsonValue(),
        rules: fc.jsonValue(),
        rule: fc.record({ code: fc.constantFrom('R1', 'R2', 1, null, ['R1', 'R7']) }),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(known, async object => {
        const sent = payloadOf(JSON.stringify(object).replaceAll('\\u0000', ''))
        const { answers, problems } = await runMapping({ content: { fields }, map, payload: sent })
        const answered = Object.keys(answers)
        expect(problems.filter(problem => answered.includes(problem.path))).toEqual([])
        expect(answered).toContain('source')
      }),
      { numRuns: 50 },
    )
  })
})
