import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { freshSandbox } from '#lib/testing/fresh-sandbox.ts'
import { createWireCase, refusalIn, resetToWire, resourceIn, type wireCase } from '#lib/testing/wire-cases.ts'

const sandbox = await freshSandbox({ rateLimit: 100_000 })
const { ask } = sandbox
afterAll(() => sandbox.close())
beforeEach(() => resetToWire(sandbox))

const create = (...given: Parameters<typeof wireCase>) => createWireCase(sandbox, ...given)

describe('changing', () => {
  const patch = (id: string, attributes: object, meta?: object) =>
    ask('PATCH', `/cases/${id}`, { body: { data: { attributes }, ...(meta ? { meta } : {}) } })
  const made = async (fields: object = {}) => resourceIn(await create({ alert_id: 'A-1', ...fields })).id

  it('merges fields by key; null clears; lists are replaced whole', async () => {
    const id = await made({ amount: 1, tags: ['a', 'b'] })
    const { attributes } = resourceIn(await patch(id, { fields: { amount: null, tags: ['b'] } }))
    expect(attributes.fields).toEqual({
      alert_id: { type: 'string', value: 'A-1' },
      typology: { type: 'choices', value: 'structuring' },
      tags: { type: 'multi_choices', value: ['b'] },
    })
    expect(attributes).toMatchObject({ 'updater-type': 'api-key' })
    expect(resourceIn(await ask('GET', `/cases/${id}`)).attributes).toEqual(attributes)
  })

  it('refuses to write again what is written once, and values that a create would refuse', async () => {
    const id = await made()
    expect(refusalIn(await patch(id, { fields: { alert_id: 'A-2', amount: 'x' } }))).toMatchObject({
      status: 422,
      errors: [
        { details: 'Alert ID can only be written once', source: { pointer: '/data/attributes/fields/alert_id' } },
        { details: 'amount must be a number' },
      ],
    })
  })

  it('sets and clears queue and end', async () => {
    const id = await made()
    const set = resourceIn(await patch(id, { 'case-queue-id': 'cqueue_1' }, { 'sla-expires-in-seconds': 60 }))
    expect(set.relationships['case-queue']).toEqual({ data: { type: 'case-queue', id: 'cqueue_1' } })
    expect(set.attributes['sla-expires-at']).toEqual(expect.any(String))
    const kept = resourceIn(await patch(id, {}))
    expect(kept.relationships['case-queue']).toEqual(set.relationships['case-queue'])
    const cleared = resourceIn(await patch(id, { 'case-queue-id': null }, { 'sla-expires-in-seconds': null }))
    expect(cleared.relationships['case-queue']).toEqual({ data: null })
    expect(cleared.attributes['sla-expires-at']).toBeNull()
  })

  it('adds attachments, whose bytes can be fetched', async () => {
    const id = await made()
    const file = (filename: string, text: string) => ({ filename, data: Buffer.from(text).toString('base64') })
    await patch(id, { attachments: [file('a b.pdf', 'one')] })
    const { attributes } = resourceIn(await patch(id, { attachments: [file('c.png', 'second')] }))
    const attachments = attributes.attachments as { filename: string; url: string; 'byte-size': number }[]
    expect(attachments).toMatchObject([
      { filename: 'a b.pdf', 'byte-size': 3 },
      { filename: 'c.png', 'byte-size': 6 },
    ])
    const fetched = await fetch(attachments[0]?.url ?? '')
    expect(await fetched.text()).toBe('one')
    expect(fetched.headers.get('content-disposition')).toBe('attachment')
    expect(refusalIn(await patch(id, { attachments: [file('run.exe', 'x')] }))).toMatchObject({
      status: 422,
      errors: [{ source: { pointer: '/data/attributes/attachments' } }],
    })
  })

  it('keeps a file field as name, size and address', async () => {
    const id = await made({ evidence: { filename: 'x.csv', data: 'YSxi' } })
    const { fields } = resourceIn(await ask('GET', `/cases/${id}`)).attributes
    expect(fields.evidence).toEqual({
      type: 'file',
      value: {
        filename: 'x.csv',
        'byte-size': 3,
        'mime-type': 'text/csv',
        url: expect.stringContaining('/files/x.csv?'),
      },
    })
  })

  it('refuses what is not there, and what a change may not touch', async () => {
    expect(await patch('case_none', { fields: {} })).toMatchObject({ status: 404 })
    expect(refusalIn(await patch(await made(), { status: 'Closed' }))).toMatchObject({
      status: 400,
      errors: [{ details: 'data.attributes.status is not allowed' }],
    })
  })
})
