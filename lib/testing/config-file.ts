/** A config file that says everything this version can do: both kinds, all field types, every form of a target. */
export const wholeConfig = `
caseport: 1
templates:
  - slug: wire-alert
    name: Wire transfer alert
    kind: alert
    caseTemplateId: ctmpl_abc123
    route: case
    approval: none
    correlation: alert_id
    fields:
      - { key: alert_id, label: Alert ID, type: string, required: true }
      - { key: amount, label: Amount, type: number, min: 0 }
      - { key: typology, label: Typology, type: choices, options: [structuring, velocity] }
      - { key: detected_at, label: Detected at, type: datetime }
      - { key: summary, label: Summary, type: string, maxLength: 1024 }
      - { key: source, label: Source, type: string }
      - { key: counterparty, label: Counterparty, type: hash, fields: [{ key: name, label: Name, type: string }] }
      - { key: txn_ids, label: Transaction ids, type: array, items: { type: string } }
  - slug: filing
    name: Filing
    kind: sar
    caseTemplateId: ctmpl_sar1
    fields:
      - { key: alert_id, label: Alert ID, type: string, required: true, writeOnce: true, section: Facts, help: "Ours" }
      - { key: count, label: Count, type: integer, min: 1, max: 9, default: 1 }
      - { key: urgent, label: Urgent, type: boolean, default: false }
      - { key: born, label: Born, type: date, minDate: 1900-01-01, maxDate: 2030-12-31 }
      - { key: email, label: E-mail, type: email-address }
      - { key: tags, label: Tags, type: multi-choices, allowEmpty: true, options: [{ value: a, label: First }, b] }
      - { key: raw, label: Raw, type: json, schema: { type: object } }
      - { key: scan, label: Scan, type: file, mimeTypes: [application/pdf], maxBytes: 1000 }
sources:
  - slug: tm-engine
    name: Monitoring engine
    template: wire-alert
    auth: { kind: bearer }
    externalId: alert.id
    events: { path: type, create: [ALERT_OPEN], update: [], close: [ALERT_CLOSED], reopen: [], ignore: [] }
    version: change_time
    alert: { subject: customer.name, subjectId: customer.id, amount: transaction.amount, currency: transaction.currency, rules: rules.name, priority: { path: risk, options: { high: P1, low: P4 } }, occurredAt: { path: created, from: epoch-ms } }
    submit: review
    reference: customer.id
    map:
      alert_id: alert.id
      amount: { path: transaction.amount }
      typology: { path: rule.code, options: { R1: structuring, R7: velocity } }
      detected_at: { path: created, from: epoch-ms }
      summary: { expression: "'Rules: ' & $join(rules.name, ', ')" }
      source: { value: tm-engine }
  - slug: referrals
    name: Branch referrals
    template: filing
    auth: { kind: bearer }
    externalId: '["ref.no"]'
    submit: automatic
`
