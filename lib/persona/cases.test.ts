import { afterAll, describe, expect, it } from 'vitest'
import { freshSandbox } from '#lib/testing/fresh-sandbox.ts'
import { openapi } from '#lib/testing/openapi.ts'
import type { PersonaAnswer, PersonaCall } from './answer.ts'
import { createCase, createCaseCall, errorsOf, getCase, listCases, updateCase, updateCaseCall } from './cases.ts'
import { fieldValue } from './field-value.ts'
import { getCaseTemplate } from './templates.ts'

const contract = await openapi()
const sandbox = await freshSandbox()
const { client } = sandbox
afterAll(() => sandbox.close())

const wire = {
  name: 'Wire transfer alert',
  'field-schemas': [{ type: 'string', key: 'alert_id', config: { required: true } }],
}
await sandbox.template('ctmpl_wire', wire)
const newCase = (alertId: string) => ({
  caseTemplateId: 'ctmpl_wire',
  fields: { alert_id: alertId },
  idempotencyKey: `key of ${alertId}`,
})

describe.skipIf(!contract)('the requests keep to the document', () => {
  const judged = (template: string, call: PersonaCall) => {
    const { headers, body } = client.prepare(call)
    const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]))
    const query = new URLSearchParams(call.query)
    return contract?.checkRequest(call.method, template, {
      headers: lower,
      query,
      body: body ? JSON.parse(body) : undefined,
    })
  }

  it('creating, with and without a creator', () => {
    expect(judged('/cases', createCaseCall(newCase('A-1')))).toEqual([])
    expect(judged('/cases', createCaseCall({ ...newCase('A-1'), creatorEmailAddress: 'alice@bank.test' }))).toEqual([])
  })

  it('changing', () => {
    expect(judged('/cases/{case-id}', updateCaseCall('case_1', { fields: { narrative: null } }))).toEqual([])
  })

  it('and the judge would have noticed', () => {
    const call = createCaseCall(newCase('A-1'))
    expect(judged('/cases', { ...call, body: { data: { type: 'case', attributes: {} } } })).toEqual([
      'data.type is not allowed',
      'data.attributes.case_template_id is missing',
    ])
  })
})

it('creates a case and reads it back', async () => {
  const { answer, personaCase } = await createCase(client, newCase('A-10'))
  expect(answer).toMatchObject({ is: 'answered', status: 201 })
  expect(personaCase?.attributes).toMatchObject({ name: 'WTA-1', status: 'Open' })
  const again = await getCase(client, personaCase?.id ?? '')
  expect(again.personaCase && fieldValue(again.personaCase, 'alert_id')).toBe('A-10')
})

it('names the creator where one is given', async () => {
  const { personaCase } = await createCase(client, { ...newCase('A-11'), creatorEmailAddress: 'alice@bank.test' })
  expect(personaCase?.attributes).toMatchObject({ 'creator-id': 'alice@bank.test', 'creator-type': 'user' })
})

it('changes the fields of a case', async () => {
  const { personaCase } = await createCase(client, newCase('A-12'))
  const { answer, personaCase: changed } = await updateCase(client, personaCase?.id ?? '', {
    fields: { alert_id: 'A-12b' },
  })
  expect(answer).toMatchObject({ status: 200 })
  expect(changed && fieldValue(changed, 'alert_id')).toBe('A-12b')
})

it('walks the list of one template by its cursor, newest first', async () => {
  await sandbox.template('ctmpl_walk', { name: 'Walk' })
  const made: string[] = []
  for (const number of [1, 2, 3]) {
    const { personaCase } = await createCase(client, {
      caseTemplateId: 'ctmpl_walk',
      fields: {},
      idempotencyKey: `walk ${number}`,
    })
    made.unshift(personaCase?.id ?? '')
  }
  const first = await listCases(client, { caseTemplateId: 'ctmpl_walk', size: 2 })
  expect(first.page?.cases.map(each => each.id)).toEqual(made.slice(0, 2))
  const second = await listCases(client, { caseTemplateId: 'ctmpl_walk', size: 2, after: first.page?.next ?? '' })
  expect(second.page).toMatchObject({ cases: [{ id: made[2] }], next: null })
})

it('gives no case for what is refused, and says what Persona objects to', async () => {
  const { answer, personaCase } = await createCase(client, { ...newCase('A-13'), fields: { alert_id: 13 } })
  expect(personaCase).toBeNull()
  expect(errorsOf(answer)).toEqual([
    { title: 'Record invalid', details: 'alert_id must be a string', pointer: '/data/attributes/fields/alert_id' },
  ])
  expect(await getCase(client, 'case_none')).toMatchObject({ personaCase: null, answer: { status: 404 } })
  expect(await listCases(client, { caseTemplateId: 'ctmpl_wire', size: 500 })).toMatchObject({
    page: null,
    answer: { status: 400 },
  })
})

it('gives no case for a 2xx that is none', async () => {
  await sandbox.fault({ match: 'POST /cases', status: 200, html: true })
  const { answer, personaCase } = await createCase(client, newCase('A-14'))
  expect(answer).toMatchObject({ status: 200, body: null })
  expect(personaCase).toBeNull()
  expect(errorsOf(answer)).toEqual([])
})

it.each([
  ['attributes that a block-list took away', {}],
  [
    'keys and values that Persona adds later',
    { status: 'Brand New', 'risk-score': 7, fields: { a: { type: 'hologram', value: 1 } } },
  ],
  ['attributes of another type', { status: 7, fields: null, tags: 'none', attachments: [{}] }],
])('reads a case with %s', async (_, attributes) => {
  await sandbox.fault({
    match: 'GET /cases/',
    status: 200,
    body: { data: { type: 'case', id: 'case_odd', attributes } },
  })
  expect((await getCase(client, 'case_odd')).personaCase?.id).toBe('case_odd')
})

it('reads errors whose members are missing or odd', () => {
  const answered = {
    is: 'answered',
    body: { errors: [{ title: 'Token is invalid' }, { details: 3, source: 'x' }] },
  } as PersonaAnswer
  expect(errorsOf(answered)).toEqual([
    { title: 'Token is invalid', details: null, pointer: null },
    { title: '', details: null, pointer: null },
  ])
  expect(errorsOf({ is: 'no-answer' } as PersonaAnswer)).toEqual([])
})

it('fetches a template with its field schemas, whatever their type', async () => {
  const hash = {
    type: 'hash',
    key: 'who',
    config: { 'item-schemas': [{ type: 'string', key: 'name', config: { 'max-char-length': 40 } }] },
  }
  await sandbox.template('ctmpl_types', {
    name: 'Types',
    'field-schemas': [hash, { type: 'hologram', key: 'new', config: { depth: 3 } }],
  })
  const { template } = await getCaseTemplate(client, 'ctmpl_types')
  expect(template?.attributes).toMatchObject({
    name: 'Types',
    'field-schemas': [hash, { type: 'hologram', key: 'new' }],
  })
  expect(await getCaseTemplate(client, 'ctmpl_none')).toMatchObject({ template: null, answer: { status: 404 } })
})
