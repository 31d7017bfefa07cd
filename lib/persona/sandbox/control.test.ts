import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { freshSandbox } from '#lib/testing/fresh-sandbox.ts'
import { openapi } from '#lib/testing/openapi.ts'
import { findSandbox } from './find-sandbox.ts'
import { registerSandboxTemplate } from './register-template.ts'
import { serveSandbox } from './serve-sandbox.ts'

const contract = await openapi()
const sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
afterAll(() => sandbox.close())
beforeEach(() => sandbox.control('POST', '/__reset', { templates: true }))

const create = (fields: object) =>
  sandbox.ask('POST', '/cases', { body: { data: { attributes: { 'case-template-id': 'ctmpl_abc', fields } } } })

it('shows what it was asked, without the credential', async () => {
  await create({ alert_id: 'A-1' })
  await sandbox.ask('GET', '/cases?page[size]=5')
  const requests = await sandbox.requests()
  expect(requests).toMatchObject([
    {
      method: 'POST',
      path: '/api/v1/cases',
      status: 201,
      body: { data: { attributes: { fields: { alert_id: 'A-1' } } } },
    },
    { method: 'GET', path: '/api/v1/cases', query: { 'page[size]': '5' }, status: 200, body: null },
  ])
  expect(JSON.stringify(requests)).not.toContain('persona_sandbox_')
  expect(requests[0]?.requestId).toMatch(/^req_/)
})

it('keeps the last thousand', async () => {
  for (let round = 0; round < 21; round += 1) {
    await Promise.all(
      Array.from({ length: 50 }, () => sandbox.ask('GET', '/cases', { headers: { Authorization: null } })),
    )
  }
  expect(await sandbox.requests()).toHaveLength(1_000)
})

it.skipIf(!contract)('lists what requests did against the document', async () => {
  await sandbox.ask('POST', '/cases', { body: { data: { type: 'case', attributes: {} } } })
  const { body } = await sandbox.control('GET', '/__violations')
  expect(body).toMatchObject([
    { method: 'POST', path: '/cases', problems: expect.arrayContaining(['data.type is not allowed']) },
  ])
})

it('forgets everything but its templates, and those too when asked', async () => {
  await sandbox.template('ctmpl_wire', { name: 'Wire' })
  await create({})
  await sandbox.fault({ status: 500, times: 9 })
  await sandbox.control('POST', '/__reset')
  expect(await sandbox.cases()).toEqual([])
  expect(await sandbox.requests()).toEqual([])
  expect((await sandbox.control('GET', '/__faults')).body).toEqual([])
  expect((await sandbox.control('GET', '/__templates')).body).toMatchObject([{ id: 'ctmpl_wire', key: 'W' }])
  await sandbox.control('POST', '/__reset', { templates: true })
  expect((await sandbox.control('GET', '/__templates')).body).toEqual([])
})

it('registers a template by the address of the page or of the API, and says what is wrong with one', async () => {
  await registerSandboxTemplate(sandbox.url, { id: 'ctmpl_one', name: 'One' })
  await registerSandboxTemplate(sandbox.apiUrl, { id: 'ctmpl_two', name: 'Two', key: 'TWO' })
  expect((await sandbox.control('GET', '/__templates')).body).toMatchObject([{ key: 'O' }, { key: 'TWO' }])
  await expect(registerSandboxTemplate(sandbox.url, { id: 'wrong', name: 'One' })).rejects.toThrow('ctmpl_abc123')
  await expect(registerSandboxTemplate(sandbox.url, { id: 'ctmpl_one', name: '' })).rejects.toThrow('name')
})

it('answers nonsense with problems', async () => {
  expect(await sandbox.control('GET', '/__nothing')).toMatchObject({ status: 404 })
  expect(await sandbox.control('PUT', '/__settings', { rateLimit: 0, colour: 'red' })).toMatchObject({ status: 422 })
  expect(await sandbox.control('POST', '/__reset', 'x')).toMatchObject({ status: 422 })
  const response = await fetch(`${sandbox.url}/__faults`, { method: 'POST', body: '{' })
  expect(await response.json()).toEqual({ problems: [{ path: '', problem: 'The body is not JSON.' }] })
})

it('shows its cases on a page, as text and nothing but text', async () => {
  const empty = await (await fetch(sandbox.url)).text()
  expect(empty).toContain('nothing leaves this machine')
  expect(empty).toContain('No case yet')
  await create({ '<b>key': '<script>alert(1)</script>', quote: `"'&`, deep: { list: [1] } })
  const response = await fetch(sandbox.url)
  const page = await response.text()
  expect(page).toContain('ABC-1')
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page).toContain('&lt;b&gt;key')
  expect(page).not.toMatch(/<script|<b>key/)
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

it('is found through its data folder while it serves, and only one serves it', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'sandbox-'))
  expect(await findSandbox(dataDir)).toBeNull()
  const first = await serveSandbox({ dataDir })
  expect(await findSandbox(dataDir)).toBe(first.url)
  await expect(serveSandbox({ dataDir })).rejects.toThrow(`already serves this data folder at ${first.url}`)
  await first.close()
  expect(await findSandbox(dataDir)).toBeNull()
  await rm(dataDir, { recursive: true })
})

it('says in one sentence that a port is taken', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'sandbox-'))
  await expect(serveSandbox({ dataDir, port: sandbox.port })).rejects.toThrow(`Port ${sandbox.port} is taken`)
  await rm(dataDir, { recursive: true })
})

it('works without the document, and says so once', async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'sandbox-'))
  const lines: string[] = []
  const bare = await serveSandbox({ dataDir, openapi: path.join(dataDir, 'none.json'), log: line => lines.push(line) })
  const headers = { Authorization: 'Bearer persona_sandbox_x', 'Content-Type': 'application/json' }
  const wrong = await fetch(`${bare.apiUrl}/cases`, { method: 'POST', headers, body: '{"data":{"attributes":{}}}' })
  expect(await wrong.json()).toEqual({
    errors: [{ title: 'Bad Request', details: 'data.attributes.case_template_id is missing' }],
  })
  expect(lines).toEqual([expect.stringContaining('not at hand')])
  await bare.close()
  await rm(dataDir, { recursive: true })
})
