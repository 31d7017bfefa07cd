import { afterAll, describe, expect, test } from 'vitest'
import { type PayloadObject, parsePayload } from '#lib/json.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { mapAlertColumns } from './alert-columns.ts'
import { endExpressions } from './expression.ts'
import { runMapping } from './run-mapping.ts'
import type { AlertMap } from './schema.ts'

afterAll(endExpressions)

const payloadOf = (text: string): PayloadObject => {
  const result = parsePayload(Buffer.from(text))
  if (!result.ok) throw new Error('no payload')
  return result.value
}
const field = (key: string, settings: object): Field => ({ key, label: key, ...settings }) as Field
const valuesOf = (answers: Record<string, { value: unknown }>) =>
  Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, answer.value]))

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
