import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type PayloadObject, parsePayload } from '#lib/json.ts'
import { checkAnswers } from '#lib/templates/answers-schema.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { mapAlertColumns } from './alert-columns.ts'
import { endExpressions } from './expression.ts'
import { runMapping } from './run-mapping.ts'
import type { AlertMap, SourceMap } from './schema.ts'

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

/** Webhook bodies as the vendors document them, with values filled in. */
const unit21 =
  payloadOf(`{"unit21_id":123,"object_type":"ALERT","alert_id":null,"alert_type":"kyc","change":"CLOSED","change_time":1570062682,
 "disposition":"FALSE_POSITIVE","status":"CLOSED","changed_by":"ops@bank.example","title":"Layering","description":"Fast in and out","start_date":1570052582,"end_date":1570062582,
 "entities":[{"entity_id":"user-46","entity_type":"user","unit21_id":46,"resolution":null}],
 "events":[{"event_id":"txn-111","event_type":"transaction","unit21_id":111,"resolution":null}],
 "instruments":[{"instrument_id":"wallet-401","instrument_type":"wallet","unit21_id":401}],
 "triggered_by_rules":[{"unit21_id":6,"rule_id":null}],"assigned_to":"ops@bank.example","tags":["rule_type:layering"],"custom_data":{"internal_priority":3}}`)

const tazama =
  payloadOf(`{"message":"Successfully completed","report":{"evaluationID":"7a1c","status":"ALRT","timestamp":"2024-03-05T14:21:07.123456Z","tadpResult":{"id":"004@1.0.0","cfg":"1.0.0","typologyResult":[
   {"id":"typology-processor@1.0.0","cfg":"999@1.0.0","result":300,"review":true,"tenantId":"DEFAULT","workflow":{"alertThreshold":200,"interdictionThreshold":400},
    "ruleResults":[{"id":"901@1.0.0","cfg":"1.0.0","subRuleRef":".01","reason":"Many","indpdntVarbl":5,"wght":100},{"id":"902@1.0.0","cfg":"1.0.0","subRuleRef":".02","reason":"Fast","indpdntVarbl":9,"wght":200}]}]}},
 "transaction":{"TxTp":"pacs.008.001.10","FIToFICstmrCdtTrf":{"GrpHdr":{"MsgId":"M-1","CreDtTm":"2024-03-05T14:21:00Z"},"CdtTrfTxInf":{"PmtId":{"InstrId":"I-1","EndToEndId":"E2E-1"},
   "InstdAmt":{"Amt":{"Amt":12345.67,"Ccy":"USD"}},"Dbtr":{"Nm":"April Moore","Id":{"PrvtId":{"DtAndPlcOfBirth":{"BirthDt":"1968-02-01"},"Othr":[{"Id":"+27730975224","SchmeNm":{"Prtry":"TAZAMA_EID"}}]}},"CtctDtls":{"MobNb":"+27-730975224"}},
   "DbtrAcct":{"Id":{"Othr":[{"Id":"acc-1"}]}},"DbtrAgt":{"FinInstnId":{"ClrSysMmbId":{"MmbId":"fsp001"}}},"Cdtr":{},"CdtrAcct":{},"CdtrAgt":{},"Purp":{"Cd":"MP2P"}},"RmtInf":{"Ustrd":"rent"}}},"networkMap":{}}`)
const transfer = 'transaction.FIToFICstmrCdtTrf.CdtTrfTxInf'

describe('real bodies', () => {
  test('Unit21: epoch seconds, ids as numbers, a missing own id', async () => {
    const { answers, problems, gaps } = await runMapping({
      content: {
        fields: [
          field('alert_id', { type: 'string', required: true }),
          field('partner_id', { type: 'string' }),
          field('period_from', { type: 'date' }),
          field('changed_at', { type: 'datetime' }),
          field('entities', { type: 'array', items: { type: 'string' } }),
          field('entity', {
            type: 'hash',
            ignoreUnknownKeys: true,
            fields: [field('entity_id', { type: 'string' }), field('unit21_id', { type: 'integer' })],
          }),
          field('typology', { type: 'string' }),
          field('score', { type: 'integer' }),
        ],
      },
      map: {
        alert_id: 'unit21_id',
        partner_id: 'alert_id',
        period_from: { path: 'start_date', from: 'epoch-s' },
        changed_at: { path: 'change_time', from: 'epoch-s' },
        entities: 'entities.entity_id',
        entity: 'entities[0]',
        typology: { expression: "$substringAfter(tags[$contains($, 'rule_type:')][0], ':')" },
        score: 'custom_data.internal_priority',
      },
      payload: unit21,
    })
    expect(problems).toEqual([])
    expect(gaps).toEqual([])
    expect(valuesOf(answers)).toEqual({
      alert_id: '123',
      period_from: '2019-10-02',
      changed_at: '2019-10-03T00:31:22.000Z',
      entities: ['user-46'],
      entity: { entity_id: 'user-46', unit21_id: 46 },
      typology: 'layering',
      score: 3,
    })
    const columns: AlertMap = {
      subject: 'title',
      subjectId: 'entities[0].entity_id',
      rules: 'triggered_by_rules.unit21_id',
      priority: { path: 'custom_data.internal_priority', options: { 1: 'P1', 3: 'P3' } },
      occurredAt: { path: 'end_date', from: 'epoch-s' },
    }
    expect(await mapAlertColumns(columns, unit21)).toEqual({
      subject: 'Layering',
      subjectId: 'user-46',
      amount: null,
      currency: null,
      rules: ['6'],
      priority: 'P3',
      occurredAt: '2019-10-03T00:29:42.000Z',
      problems: [],
    })
  })

  test('Tazama: nested ISO 20022, microseconds, rules inside typologies', async () => {
    const { answers, problems } = await runMapping({
      content: {
        fields: [
          field('alert_id', { type: 'string', required: true }),
          field('amount', { type: 'number' }),
          field('born', { type: 'date' }),
          field('evaluated_at', { type: 'datetime' }),
          field('reasons', { type: 'string' }),
          field('score', { type: 'integer' }),
        ],
      },
      map: {
        alert_id: 'report.evaluationID',
        amount: `${transfer}.InstdAmt.Amt.Amt`,
        born: `${transfer}.Dbtr.Id.PrvtId.DtAndPlcOfBirth.BirthDt`,
        evaluated_at: { path: 'report.timestamp', from: 'iso' },
        reasons: { expression: "$join(report.tadpResult.typologyResult.ruleResults.(id & ': ' & reason), '; ')" },
        score: { expression: '$max(report.tadpResult.typologyResult.result)' },
      },
      payload: tazama,
    })
    expect(problems).toEqual([])
    expect(valuesOf(answers)).toEqual({
      alert_id: '7a1c',
      amount: 12345.67,
      born: '1968-02-01',
      evaluated_at: '2024-03-05T14:21:07.123Z',
      reasons: '901@1.0.0: Many; 902@1.0.0: Fast',
      score: 300,
    })
    const columns: AlertMap = {
      subject: `${transfer}.Dbtr.Nm`,
      subjectId: `${transfer}.Dbtr.Id.PrvtId.Othr[0].Id`,
      amount: `${transfer}.InstdAmt.Amt.Amt`,
      currency: `${transfer}.InstdAmt.Amt.Ccy`,
      rules: 'report.tadpResult.typologyResult.ruleResults.id',
      occurredAt: `transaction.FIToFICstmrCdtTrf.GrpHdr.CreDtTm`,
    }
    expect(await mapAlertColumns(columns, tazama)).toEqual({
      subject: 'April Moore',
      subjectId: '+27730975224',
      amount: '12345.67',
      currency: 'USD',
      rules: ['901@1.0.0', '902@1.0.0'],
      priority: null,
      occurredAt: '2024-03-05T14:21:00.000Z',
      problems: [],
    })
  })
})

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
