/** An alert of Unit21 as its webhook sends it: stable unit21_id, times in epoch seconds, alert_id null. */
export const unit21Alert = {
  unit21_id: 123,
  object_type: 'ALERT',
  alert_id: null,
  alert_type: 'tm',
  change: 'ALERT_CREATED',
  change_time: 1570062682,
  disposition: null,
  status: 'OPEN',
  title: 'Structuring below 10,000',
  description: 'Nine cash deposits in four days',
  start_date: 1570052582,
  end_date: 1570062582,
  entities: [{ entity_id: 'cust-9', entity_type: 'user', unit21_id: 46, resolution: null }],
  events: [{ event_id: 'txn-1', event_type: 'transaction', unit21_id: 111, resolution: null }],
  instruments: [{ instrument_id: 'w-1', instrument_type: 'wallet', unit21_id: 401 }],
  triggered_by_rules: [{ unit21_id: 6, rule_id: null }],
  assigned_to: 'jane@example.com',
  tags: ['rule_type:layering'],
  custom_data: { internal_priority: 3 },
}

/** A Tazama report about an ISO 20022 transfer: the id is nested deep, the amount a number of two decimals. */
export const tazamaAlert = {
  message: 'Transaction alerted',
  report: {
    evaluationID: 'b2f5a1c6-1111-4222-8333-944455556666',
    status: 'ALRT',
    timestamp: '2024-05-01T10:00:00.123456Z',
    tadpResult: {
      id: '004@1.0.0',
      cfg: '1.0.0',
      typologyResult: [
        {
          id: 'typology-processor@1.0.0',
          cfg: '999@1.0.0',
          result: 300,
          review: true,
          tenantId: 'DEFAULT',
          workflow: { alertThreshold: 200, interdictionThreshold: 400 },
          ruleResults: [
            { id: '901@1.0.0', cfg: '1.0.0', subRuleRef: '.01', reason: 'Layering', indpdntVarbl: 5, wght: 100 },
            { id: '902@1.0.0', cfg: '1.0.0', subRuleRef: '.02', reason: 'Velocity', indpdntVarbl: 7, wght: 200 },
          ],
        },
      ],
    },
  },
  transaction: {
    TxTp: 'pacs.008.001.10',
    FIToFICstmrCdtTrf: {
      GrpHdr: { MsgId: 'm-1', CreDtTm: '2024-05-01T09:59:59.999Z' },
      CdtTrfTxInf: {
        PmtId: { InstrId: 'i-1', EndToEndId: 'e-1' },
        InstdAmt: { Amt: { Amt: 12345.67, Ccy: 'USD' } },
        Dbtr: {
          Nm: 'Jane Roe',
          Id: {
            PrvtId: {
              DtAndPlcOfBirth: { BirthDt: '1980-02-29' },
              Othr: [{ Id: 'cust-77', SchmeNm: { Prtry: 'CUSTOMER' } }],
            },
          },
          CtctDtls: { MobNb: '+1-555-0100' },
        },
        DbtrAcct: { Id: { Othr: [{ Id: 'acct-77' }] } },
        DbtrAgt: { FinInstnId: { ClrSysMmbId: { MmbId: 'fsp-1' } } },
        Cdtr: {},
        CdtrAcct: {},
        CdtrAgt: {},
        Purp: { Cd: 'MP2P' },
      },
      RmtInf: { Ustrd: 'Invoice 4' },
    },
  },
  networkMap: {},
}
