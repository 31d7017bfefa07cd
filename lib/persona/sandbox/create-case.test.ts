import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { freshSandbox } from '#lib/testing/fresh-sandbox.ts'
import { createWireCase, refusalIn, resetToWire, resourceIn, wireCase, wireTemplate } from '#lib/testing/wire-cases.ts'

const sandbox = await freshSandbox({ rateLimit: 100_000 })
const { ask } = sandbox
afterAll(() => sandbox.close())
beforeEach(() => resetToWire(sandbox))

const create = (...given: Parameters<typeof wireCase>) => createWireCase(sandbox, ...given)

describe('creating', () => {
  it('numbers the cases of a template and begins them Open', async () => {
    const first = resourceIn(await create({ alert_id: 'A-1' }))
    const second = resourceIn(await create({ alert_id: 'A-2' }))
    expect([first.attributes.name, second.attributes.name]).toEqual(['WIRE-1', 'WIRE-2'])
    expect(first.id).toMatch(/^case_\w{24}$/)
    expect(first.attributes).toMatchObject({ status: 'Open', resolution: null, 'creator-type': 'api-key', tags: [] })
  })

  it('answers the fields by their types, defaults filled, nulls and ignored keys left out', async () => {
    const fields = { alert_id: 'A-1', amount: 12.5, tags: ['a'], who: { name: 'Jane', x: 1 }, lines: [1, 2] }
    expect(resourceIn(await create(fields)).attributes.fields).toEqual({
      alert_id: { type: 'string', value: 'A-1' },
      amount: { type: 'number', value: 12.5 },
      typology: { type: 'choices', value: 'structuring' },
      tags: { type: 'multi_choices', value: ['a'] },
      who: { type: 'hash', value: { name: { type: 'string', value: 'Jane' } } },
      lines: {
        type: 'array',
        value: [
          { type: 'number', value: 1 },
          { type: 'number', value: 2 },
        ],
      },
    })
  })

  it('answers raw values where that is set', async () => {
    await sandbox.control('PUT', '/__settings', { fieldShape: 'raw' })
    const answered = await create({ alert_id: 'A-1', who: { name: 'Jane' }, amount: null })
    await sandbox.control('PUT', '/__settings', { fieldShape: 'typed' })
    expect(resourceIn(answered).attributes.fields).toEqual({
      alert_id: 'A-1',
      who: { name: 'Jane' },
      typology: 'structuring',
    })
  })

  it('names every field that is wrong, by its pointer, and makes nothing', async () => {
    expect(refusalIn(await create({ amount: 'much', typology: 'blue', lines: ['x'], unknown: 1 }))).toEqual({
      status: 422,
      errors: [
        ['amount must be a number', 'amount'],
        ['typology is not included in the list of options', 'typology'],
        ['lines must be a number', 'lines/0'],
        ['unknown is not a field of this template', 'unknown'],
        ['Alert ID must be filled', 'alert_id'],
      ].map(([details, at]) => ({
        title: 'Record invalid',
        details,
        source: { pointer: `/data/attributes/fields/${at}` },
      })),
    })
    expect(await sandbox.cases()).toEqual([])
  })

  it('takes a case without its required fields where that is set', async () => {
    await sandbox.control('PUT', '/__settings', { requiredAtCreate: false })
    expect(await create({})).toMatchObject({ status: 201 })
    await sandbox.control('PUT', '/__settings', { requiredAtCreate: true })
  })

  it('attaches objects once each, and puts the case in a queue with an end', async () => {
    const meta = { 'object-ids': ['txn_1', 'act_1', 'txn_1', 'doc_1'], 'sla-expires-in-seconds': 3_600 }
    const made = resourceIn(await create({ alert_id: 'A-1' }, { 'case-queue-id': 'cqueue_1' }, meta))
    expect(made.relationships).toMatchObject({
      txns: { data: [{ type: 'transaction', id: 'txn_1' }] },
      accounts: { data: [{ type: 'account', id: 'act_1' }] },
      'case-queue': { data: { type: 'case-queue', id: 'cqueue_1' } },
      inquiries: { data: [] },
    })
    const { 'created-at': created, 'sla-expires-at': ends } = made.attributes
    expect(Date.parse(String(ends)) - Date.parse(String(created))).toBe(3_600_000)
  })

  it.each([
    [
      'an unknown template',
      {},
      { 'case-template-id': 'ctmpl_none' },
      undefined,
      404,
      'data.attributes.case_template_id is not found',
    ],
    ['an object of no kind', {}, {}, { 'object-ids': ['foo_1'] }, 404, 'meta.object_ids is not found'],
    ['an end beyond 90 days', {}, {}, { 'sla-expires-in-seconds': 7_776_001 }, 422, expect.stringContaining('7776000')],
    ['an end in the past', {}, {}, { 'sla-expires-in-seconds': -1 }, 422, expect.stringContaining('from 0')],
    [
      'a creator that is no address',
      {},
      { 'creator-email-address': 'alice' },
      undefined,
      422,
      expect.stringContaining('not a user'),
    ],
    [
      'too many objects',
      {},
      {},
      { 'object-ids': Array.from({ length: 1_001 }, (_, n) => `txn_${n}`) },
      422,
      expect.stringContaining('1000'),
    ],
  ])('refuses %s', async (_, fields, attributes, meta, status, details) => {
    expect(refusalIn(await create({ alert_id: 'A-1', ...fields }, attributes, meta))).toMatchObject({
      status,
      errors: [{ details }],
    })
    expect(await sandbox.cases()).toEqual([])
  })

  it('knows only the users that it was told of', async () => {
    await sandbox.control('PUT', '/__settings', { users: ['alice@bank.test'] })
    expect(await create({ alert_id: 'A-1' }, { 'creator-email-address': 'alice@bank.test' })).toMatchObject({
      status: 201,
    })
    expect(await create({ alert_id: 'A-1' }, { 'creator-email-address': 'bob@bank.test' })).toMatchObject({
      status: 422,
    })
    await sandbox.control('PUT', '/__settings', { users: null })
  })

  it('refuses an archived template, and open templates where they are not set', async () => {
    await sandbox.template('ctmpl_wire', { ...wireTemplate, status: 'archived' })
    expect(await create({ alert_id: 'A-1' })).toMatchObject({ status: 422 })
  })

  it('takes any template and any field where open templates are set', async () => {
    await sandbox.control('PUT', '/__settings', { openTemplates: true })
    const made = resourceIn(await create({ any: { thing: [1] } }, { 'case-template-id': 'ctmpl_abc123' }))
    expect(made.attributes).toMatchObject({ name: 'ABC123-1', fields: { any: { type: 'hash' } } })
    expect(await ask('GET', '/case-templates/ctmpl_abc123')).toMatchObject({ status: 200 })
    await sandbox.control('PUT', '/__settings', { openTemplates: false })
    expect(await create({}, { 'case-template-id': 'ctmpl_abc123' })).toMatchObject({ status: 404 })
  })

  it('includes the template when asked, and nothing when not', async () => {
    const { body: bare } = await create({ alert_id: 'A-1' })
    expect(bare).not.toHaveProperty('included')
    const { body: full } = await ask('POST', '/cases?include=case-template,txns', {
      body: wireCase({ alert_id: 'A-2' }),
    })
    expect(full).toMatchObject({ included: [{ type: 'case-template', id: 'ctmpl_wire' }] })
  })
})

describe('reading', () => {
  it('finds a case by its id and no other', async () => {
    const made = resourceIn(await create({ alert_id: 'A-1' }))
    expect(resourceIn(await ask('GET', `/cases/${made.id}`))).toEqual(made)
    expect(refusalIn(await ask('GET', '/cases/case_none'))).toEqual({
      status: 404,
      errors: [{ title: 'Record not found' }],
    })
    expect(await ask('GET', '/cases/__proto__')).toMatchObject({ status: 404 })
  })

  it('shows a template as it was registered, and its newest form after a change', async () => {
    const attributes = async () => resourceIn(await ask('GET', '/case-templates/ctmpl_wire')).attributes
    expect(await attributes()).toMatchObject({
      name: wireTemplate.name,
      status: 'active',
      'field-schemas': wireTemplate['field-schemas'],
    })
    await sandbox.template('ctmpl_wire', { name: 'Wires' })
    expect(await attributes()).toMatchObject({ name: 'Wires', 'field-schemas': [] })
    expect(await ask('GET', '/case-templates/ctmpl_none')).toMatchObject({ status: 404 })
  })
})
