import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { type PersonaClient, personaClient } from '#lib/persona/client.ts'
import { localSandboxKey } from '#lib/persona/environment.ts'
import type { LoggedRequest } from '#lib/persona/sandbox/call.ts'
import { findOperation } from '#lib/persona/sandbox/operations.ts'
import { registerSandboxTemplate } from '#lib/persona/sandbox/register-template.ts'
import { serveSandbox } from '#lib/persona/sandbox/serve-sandbox.ts'
import type { SandboxSettings } from '#lib/persona/sandbox/settings.ts'
import type { NewTemplate } from '#lib/persona/sandbox/template.ts'
import { openapi } from './openapi.ts'

export type Asking = {
  body?: unknown
  /** Added to the usual ones; null takes one away. */
  headers?: Record<string, string | null>
}
export type Answered = { status: number; headers: Headers; text: string; body: unknown }

export type FreshSandbox = Awaited<ReturnType<typeof freshSandbox>>

/**
 * A sandbox of one's own on a free port with an empty folder, and a client for it. Ends with `close`.
 * `ask` sends a raw request below /api/v1 and fails when the answer isn't one that Persona's document allows.
 */
export async function freshSandbox(settings: Partial<SandboxSettings> & { dataDir?: string } = {}) {
  const { dataDir = await mkdtemp(path.join(os.tmpdir(), 'sandbox-')), ...rest } = settings
  const sandbox = await serveSandbox({ ...rest, dataDir })
  const client: PersonaClient = personaClient({ url: sandbox.apiUrl, apiKey: localSandboxKey, version: '2025-12-08' })
  const control = async (method: string, at: string, body?: unknown): Promise<{ status: number; body: unknown }> => {
    const response = await fetch(sandbox.url + at, { method, body: body === undefined ? null : JSON.stringify(body) })
    return { status: response.status, body: await response.json() }
  }
  const close = async (): Promise<void> => {
    await sandbox.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  return {
    ...sandbox,
    dataDir,
    client,
    control,
    close,
    ask: (method: string, at: string, asking: Asking = {}) => ask(sandbox.apiUrl, method, at, asking),
    /** Plays a fault: { match, status | drop | delayMs, when, times, … }. */
    fault: (fault: Record<string, unknown>) => control('POST', '/__faults', fault),
    template: (id: string, template: NewTemplate) => registerSandboxTemplate(sandbox.url, { id, ...template }),
    requests: async () => (await control('GET', '/__requests')).body as LoggedRequest[],
    cases: async () => (await control('GET', '/__cases')).body as CaseBody[],
  }
}

export type CaseBody = { id: string; attributes: { name: string; fields: Record<string, unknown> } }

async function ask(apiUrl: string, method: string, at: string, asking: Asking): Promise<Answered> {
  const usual = { Authorization: `Bearer ${localSandboxKey}`, 'Content-Type': 'application/json' }
  const named = Object.entries({ ...usual, ...asking.headers }).flatMap(([key, value]) =>
    value === null ? [] : [[key, value] as [string, string]],
  )
  const body =
    asking.body === undefined ? null : typeof asking.body === 'string' ? asking.body : JSON.stringify(asking.body)
  const response = await fetch(apiUrl + at, { method, headers: named, body, redirect: 'manual' })
  const text = await response.text()
  const answered = { status: response.status, headers: response.headers, text, body: json(text) }
  if (asking.headers?.['Key-Inflection'] === undefined) await judge(method, at, answered)
  return answered
}

/** Only what Persona's document lists is judged: it says nothing of a 500 or of a proxy's page. */
async function judge(method: string, at: string, { status, body }: Answered): Promise<void> {
  const contract = await openapi()
  const template = findOperation(method, at.replace(/\?.*/, ''))?.operation.template
  if (!contract || !template || body === null || status >= 500) return
  const problems = contract.checkAnswer(method, template, status, body)
  if (problems.length > 0)
    throw new Error(`${method} ${at} answered ${status} against the document: ${problems.join('; ')}`)
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
