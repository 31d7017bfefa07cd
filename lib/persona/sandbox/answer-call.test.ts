import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clock } from '#lib/clock.ts'
import { freshSandbox } from '#lib/testing/fresh-sandbox.ts'

const sandbox = await freshSandbox({ openTemplates: true })
const { ask } = sandbox
afterAll(() => sandbox.close())
beforeEach(() => sandbox.control('POST', '/__reset'))
afterEach(() => vi.restoreAllMocks())

const body = { data: { attributes: { 'case-template-id': 'ctmpl_abc', fields: { some_key: { inner_key: 1 } } } } }
const create = (headers: Record<string, string | null> = {}) => ask('POST', '/cases', { body, headers })

describe('who asks', () => {
  it.each([
    ['nobody', null, 'Must be authenticated to access this endpoint'],
    ['a key of production', 'Bearer persona_production_1', 'Token is invalid'],
    ['another scheme', 'Basic cGVyc29uYQ==', 'Token is invalid'],
    ['an empty key', 'Bearer persona_sandbox_', 'Token is invalid'],
  ])('refuses %s with a title alone and none of the headers', async (_, Authorization, title) => {
    const { status, body, headers } = await create({ Authorization })
    expect({ status, body }).toEqual({ status: 401, body: { errors: [{ title }] } })
    expect([...headers.keys()].filter(name => /^(persona|ratelimit|request-id)/.test(name))).toEqual([])
    expect(await sandbox.cases()).toEqual([])
  })

  it('accepts any key of the sandbox', async () => {
    expect(await create({ Authorization: 'Bearer persona_sandbox_0-1-2' })).toMatchObject({ status: 201 })
  })
})

describe('the headers of an answer', () => {
  it('stand on a success and on every authenticated error', async () => {
    for (const answered of [
      await create(),
      await ask('GET', '/cases/case_none'),
      await ask('POST', '/cases', { body: {} }),
    ]) {
      expect(answered.headers.get('request-id')).toMatch(/^req_\w{24}$/)
      expect(answered.headers.get('persona-environment-id')).toBe(sandbox.environmentId)
      expect(answered.headers.get('persona-organization-id')).toMatch(/^org_/)
      expect(answered.headers.get('ratelimit-limit')).toBe('300')
    }
  })
})

describe('the rate limit', () => {
  it('is a fixed window of 60 seconds that begins with the first request', async () => {
    await sandbox.control('PUT', '/__settings', { rateLimit: 2 })
    const start = Date.now()
    const at = (seconds: number) => vi.spyOn(clock, 'now').mockReturnValue(new Date(start + seconds * 1_000))
    const left = async () => {
      const { status, headers } = await ask('GET', '/cases')
      return [status, headers.get('ratelimit-remaining'), headers.get('ratelimit-reset')]
    }
    at(0)
    expect(await left()).toEqual([200, '1', '60'])
    at(20)
    expect(await left()).toEqual([200, '0', '40'])
    at(59)
    expect(await left()).toEqual([429, '0', '1'])
    at(60)
    expect(await left()).toEqual([200, '1', '60'])
    await sandbox.control('PUT', '/__settings', { rateLimit: 300 })
  })

  it('refuses in Persona’s words, before idempotency, so that the key is still new', async () => {
    await sandbox.control('PUT', '/__settings', { rateLimit: 1 })
    await ask('GET', '/cases')
    const { status, body: said } = await create({ 'Idempotency-Key': 'limited' })
    expect(status).toBe(429)
    expect(said).toEqual({
      errors: [
        {
          title: 'Rate limit exceeded',
          details:
            'You have hit your rate limit of 1 requests / min. Please reach out to support@withpersona.com if you need this changed.',
        },
      ],
    })
    await sandbox.control('PUT', '/__settings', { rateLimit: 300 })
    expect(await create({ 'Idempotency-Key': 'limited' })).toMatchObject({ status: 201 })
  })

  it('counts no request that was refused at the door', async () => {
    await sandbox.control('PUT', '/__settings', { rateLimit: 1 })
    for (let times = 0; times < 3; times += 1) await create({ Authorization: null })
    expect(await create()).toMatchObject({ status: 201 })
    await sandbox.control('PUT', '/__settings', { rateLimit: 300 })
  })
})

describe('the version', () => {
  it.each(['2025-12-08', '2025-10-27', null])('%s is spoken', async version => {
    expect(await create({ 'Persona-Version': version })).toMatchObject({ status: 201 })
  })

  it.each(['2019-01-01', 'newest', '2023-01-05'])('%s is refused', async version => {
    const { status, body: said } = await create({ 'Persona-Version': version })
    expect(status).toBe(400)
    expect(said).toMatchObject({
      errors: [{ title: 'Bad Request', details: expect.stringContaining('Persona-Version') }],
    })
  })
})

describe('inflection', () => {
  type Said = { data: { attributes: Record<string, unknown>; relationships: Record<string, unknown> } }

  it.each([
    ['kebab', 'created-at', 'case-template'],
    ['camel', 'createdAt', 'caseTemplate'],
    ['snake', 'created_at', 'case_template'],
  ])('answers in %s, the keys of fields untouched', async (inflection, attribute, relation) => {
    const said = (await create({ 'Key-Inflection': inflection })).body as Said
    expect(Object.keys(said.data.attributes)).toContain(attribute)
    expect(said.data.relationships[relation]).toEqual({ data: { type: 'case-template', id: 'ctmpl_abc' } })
    expect(said.data.attributes.fields).toEqual({
      some_key: { type: 'hash', value: { inner_key: { type: 'number', value: 1 } } },
    })
  })

  it.each([
    [
      'camel',
      { data: { attributes: { caseTemplateId: 'ctmpl_abc' } }, meta: { objectIds: ['txn_1'] } },
      'filter[caseTemplateId]',
    ],
    [
      'snake',
      { data: { attributes: { case_template_id: 'ctmpl_abc' } }, meta: { object_ids: ['txn_1'] } },
      'filter[case_template_id]',
    ],
  ])('reads %s in body and query', async (_, given, filter) => {
    expect(await ask('POST', '/cases', { body: given })).toMatchObject({ status: 201 })
    const { body: said } = await ask('GET', `/cases?${filter}=ctmpl_abc`)
    expect(said).toMatchObject({
      data: [{ relationships: { txns: { data: [{ type: 'transaction', id: 'txn_1' }] } } }],
    })
  })

  it('refuses any other', async () => {
    expect(await create({ 'Key-Inflection': 'pascal' })).toMatchObject({ status: 400 })
  })
})

describe('the shape of a request', () => {
  it.each([
    ['no body', '', ['data is missing']],
    ['no attributes', { data: {} }, ['data.attributes is missing']],
    ['a data.type, which the request has not', { data: { type: 'case', ...body.data } }, ['data.type is not allowed']],
    [
      'an attribute that cases have not',
      { data: { attributes: { ...body.data.attributes, referenceId: 'x' } } },
      ['data.attributes.reference_id is not allowed'],
    ],
    [
      'a template that is no text',
      { data: { attributes: { 'case-template-id': 7 } } },
      ['data.attributes.case_template_id must be a string'],
    ],
    [
      'fields that are a list',
      { data: { attributes: { 'case-template-id': 'ctmpl_abc', fields: [] } } },
      ['data.attributes.fields must be an object'],
    ],
    ['object ids that are no list', { ...body, meta: { 'object-ids': 'txn_1' } }, ['meta.object_ids must be an array']],
    ['a list', [], ['The request body is not a JSON object']],
    ['what is no JSON', '{"data":', ['The request body is not a JSON object']],
    ['a number', '7', ['The request body is not a JSON object']],
  ])('refuses %s', async (_, given, details) => {
    const { status, body: said } = await ask('POST', '/cases', { body: given })
    expect({ status, said }).toEqual({
      status: 400,
      said: { errors: details.map(text => ({ title: 'Bad Request', details: text })) },
    })
  })

  it('refuses what does not call itself JSON', async () => {
    expect(await create({ 'Content-Type': 'text/plain' })).toMatchObject({ status: 400 })
  })

  it('refuses what it has not, saying so', async () => {
    const { status, body: said } = await ask('POST', '/transactions', { body: {} })
    expect(status).toBe(404)
    expect(said).toMatchObject({
      errors: [{ title: 'Record not found', details: expect.stringContaining('POST /transactions') }],
    })
  })
})

describe('who may reach it', () => {
  it('refuses a page of another site and a name that is not this machine’s', async () => {
    const foreign = await fetch(`${sandbox.url}/__reset`, { method: 'POST', headers: { Origin: 'https://evil.test' } })
    expect(foreign.status).toBe(403)
    const { request } = await import('node:http')
    const status = await new Promise(resolve => {
      request(`${sandbox.url}/__cases`, { headers: { Host: 'evil.test' } }, response =>
        resolve(response.statusCode),
      ).end()
    })
    expect(status).toBe(403)
  })
})
