import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AnswerHeaders } from '#lib/persona/answer.ts'
import { createCase, listCases } from '#lib/persona/cases.ts'
import { personaClient } from '#lib/persona/client.ts'
import { registerSandboxTemplate } from './register-template.ts'
import { serveSandbox } from './serve-sandbox.ts'

let dataDir: string
let children: ChildProcess[] = []
type Started = { apiUrl: string }

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'sandbox-'))
})
afterEach(async () => {
  for (const child of children) await kill(child)
  children = []
  await rm(dataDir, { recursive: true, force: true })
})

/** A process that only serves the sandbox: what `npm start` runs beside the others. */
const program = `
  import { serveSandbox } from '#lib/persona/sandbox/serve-sandbox.ts'
  const { apiUrl } = await serveSandbox({ dataDir: process.argv[1], openTemplates: true })
  process.send({ apiUrl })`

async function start(): Promise<Started & { child: ChildProcess }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  children.push(child)
  const started = await new Promise<Started>(resolve => child.once('message', message => resolve(message as Started)))
  return { ...started, child }
}

function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

const clientOf = (apiUrl: string) => personaClient({ url: apiUrl, apiKey: 'persona_sandbox_x', version: '2025-12-08' })
const newCase = (key: string) => ({ caseTemplateId: 'ctmpl_wire', fields: { alert_id: key }, idempotencyKey: key })

it('has after a kill -9 what it answered before: cases, templates, outcomes, its environment', {
  timeout: 60_000,
}, async () => {
  const before = await start()
  await registerSandboxTemplate(before.apiUrl, {
    id: 'ctmpl_wire',
    name: 'Wire',
    'field-schemas': [{ type: 'string', key: 'alert_id' }],
  })
  const made = await createCase(clientOf(before.apiUrl), newCase('k1'))
  await fetch(new URL('/__faults', before.apiUrl), { method: 'POST', body: '{"status":500,"when":"after"}' })
  const spoiled = await createCase(clientOf(before.apiUrl), newCase('k2'))
  await kill(before.child)

  const after = await start()
  const client = clientOf(after.apiUrl)
  const again = await createCase(client, newCase('k1'))
  expect(again.personaCase).toEqual(made.personaCase)
  expect(headersOf(again)?.environmentId).toBe(headersOf(made)?.environmentId)
  expect((await createCase(client, newCase('k2'))).answer).toMatchObject({
    status: 500,
    headers: { requestId: headersOf(spoiled)?.requestId },
  })
  const { page } = await listCases(client, { caseTemplateId: 'ctmpl_wire', size: 10 })
  expect(page?.cases.map(each => each.attributes.name)).toEqual(['W-2', 'W-1'])
  expect((await createCase(client, { ...newCase('k3'), fields: { other: 1 } })).answer).toMatchObject({ status: 422 })
  expect((await createCase(client, newCase('k4'))).personaCase?.attributes.name).toBe('W-3')
})

it('makes one case a key when it is killed at any moment of a burst and asked again', { timeout: 60_000 }, async () => {
  const keys = Array.from({ length: 40 }, (_, index) => `burst-${index}`)
  const first = await start()
  const sends = keys.map(key => createCase(clientOf(first.apiUrl), newCase(key)))
  await Promise.race(sends)
  await kill(first.child)
  const answered = (await Promise.all(sends)).map(({ personaCase }) => personaCase?.id)

  const second = await start()
  const again = await Promise.all(keys.map(key => createCase(clientOf(second.apiUrl), newCase(key))))
  const ids = again.map(({ personaCase }) => personaCase?.id)
  for (const [index, id] of answered.entries()) if (id !== undefined) expect(ids[index]).toBe(id)
  const { page } = await listCases(clientOf(second.apiUrl), { caseTemplateId: 'ctmpl_wire', size: 100 })
  expect(page?.cases).toHaveLength(keys.length)
})

const journal = () => path.join(dataDir, 'sandbox', 'journal.ndjson')

it('leaves out a line that a kill cut off, and reads the rest', async () => {
  const first = await serveSandbox({ dataDir, openTemplates: true })
  await createCase(clientOf(first.apiUrl), newCase('k1'))
  await first.close()
  await appendFile(journal(), '[{"is":"case","case":{"id":"case_h')
  const second = await serveSandbox({ dataDir, openTemplates: true })
  expect(second.environmentId).toBe(first.environmentId)
  const { page } = await listCases(clientOf(second.apiUrl), { caseTemplateId: 'ctmpl_wire', size: 10 })
  expect(page?.cases).toHaveLength(1)
  await second.close()
  expect(await readFile(journal(), 'utf8')).not.toContain('case_h')
})

it('refuses to start on a journal that somebody damaged, and says where', async () => {
  const first = await serveSandbox({ dataDir })
  await first.close()
  await writeFile(journal(), `${await readFile(journal(), 'utf8')}nonsense\n[]\n`)
  await expect(serveSandbox({ dataDir })).rejects.toThrow('line 2 of journal.ndjson')
})

it('stays reset after a restart', async () => {
  const first = await serveSandbox({ dataDir, openTemplates: true })
  await createCase(clientOf(first.apiUrl), newCase('k1'))
  await fetch(`${first.url}/__reset`, { method: 'POST' })
  await createCase(clientOf(first.apiUrl), newCase('k1'))
  await first.close()
  const second = await serveSandbox({ dataDir, openTemplates: true })
  const { page } = await listCases(clientOf(second.apiUrl), { caseTemplateId: 'ctmpl_wire', size: 10 })
  expect(page?.cases.map(each => each.attributes.name)).toEqual(['WIRE-1'])
  await second.close()
})

function headersOf({ answer }: Awaited<ReturnType<typeof createCase>>): AnswerHeaders | null {
  return answer.is === 'answered' ? answer.headers : null
}
