import { mkdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import path from 'node:path'
import { clock } from '#lib/clock.ts'
import { answerCall } from './answer-call.ts'
import type { Incoming, LoggedRequest, Outgoing, Sandbox } from './call.ts'
import { openContract } from './contract.ts'
import { answerControl } from './control.ts'
import { faultList } from './faults.ts'
import { announce, refuseSecond, withdraw } from './find-sandbox.ts'
import { isFresh } from './idempotency.ts'
import { newIdentifier } from './identifier.ts'
import { openJournal, readJournal } from './journal.ts'
import { fileKeeper, keptFile } from './kept-files.ts'
import { casesPage } from './page.ts'
import { rateWindow } from './rate-window.ts'
import { type SandboxSettings, sandboxSettingsSchema } from './settings.ts'
import { applyChange, changesOf, emptyState, type SandboxState } from './state.ts'

const prefix = '/api/v1'
const largestBody = 25_000_000
const mostLogged = 1_000

export type ServedSandbox = {
  /** The page and the controls. */
  url: string
  /** The API's base address: what PERSONA_API_URL is set to. */
  apiUrl: string
  port: number
  environmentId: string
  close: () => Promise<void>
}

/**
 * Serves the stand-in for Persona on 127.0.0.1. Its state lives in `dataDir`/sandbox and survives kill -9: what was answered is on disk.
 * @param port 0 or absent for a free one
 * @param openapi the OpenAPI document to check requests against (default: PERSONA_OPENAPI, or the copy beside the project)
 * @throws Error with one sentence when the port is taken or another sandbox serves the same folder
 */
export async function serveSandbox(
  options: {
    port?: number
    dataDir: string
    openapi?: string
    log?: (line: string) => void
  } & Partial<SandboxSettings>,
): Promise<ServedSandbox> {
  const { port = 0, dataDir, openapi, log = () => undefined, ...settings } = options
  const folder = path.join(dataDir, 'sandbox')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await refuseSecond(dataDir)
  const state = await loadState(folder)
  const closing = new AbortController()
  const sandbox: Sandbox = {
    url: '',
    folder,
    settings: sandboxSettingsSchema.parse(settings),
    state,
    journal: await openJournal(folder, changesOf(state)),
    contract: await openContract(openapi),
    faults: faultList(),
    window: rateWindow(),
    inFlight: new Set(),
    requests: [],
    violations: [],
    keepFile: (filename, bytes) => fileKeeper(folder, sandbox.url)(filename, bytes),
    closing: closing.signal,
  }
  if (!sandbox.contract) log('Persona’s OpenAPI document is not at hand: requests are not checked against it.')
  const server = createServer((request, response) => void handle(sandbox, request, response, log))
  // Longer than any client keeps a connection, so that none is closed in the moment in which a request goes out on it.
  server.keepAliveTimeout = 75_000
  const taken = await listen(server, port)
  sandbox.url = `http://127.0.0.1:${taken}`
  await announce(dataDir, sandbox.url)
  const close = async () => {
    closing.abort()
    await stop(server)
    await sandbox.journal.close()
    await withdraw(dataDir)
  }
  return { url: sandbox.url, apiUrl: sandbox.url + prefix, port: taken, environmentId: state.environmentId, close }
}

async function loadState(folder: string): Promise<SandboxState> {
  const state = emptyState()
  for (const change of await readJournal(folder)) applyChange(state, change)
  for (const [key, outcome] of state.outcomes) if (!isFresh(outcome)) state.outcomes.delete(key)
  state.environmentId ||= newIdentifier('env')
  state.organizationId ||= newIdentifier('org')
  return state
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken: set SANDBOX_PORT to another, or leave it out for a free one.`
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

function stop(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeIdleConnections()
    setTimeout(() => server.closeAllConnections(), 1_000).unref()
  })
}

async function handle(
  sandbox: Sandbox,
  request: IncomingMessage,
  response: ServerResponse,
  log: (line: string) => void,
): Promise<void> {
  try {
    if (!isLocal(request)) return send(response, 403, { 'Content-Type': 'text/plain' }, 'Only this machine may ask.\n')
    const incoming = await readRequest(request)
    if (incoming.path === prefix || incoming.path.startsWith(`${prefix}/`))
      return await answerApi(sandbox, incoming, response)
    await answerPage(sandbox, incoming, response)
  } catch (error) {
    if (!sandbox.closing.aborted) log(error instanceof Error ? (error.stack ?? error.message) : String(error))
    response.destroy()
  }
}

/** A web page elsewhere must not reach the sandbox through this machine's browser, nor through a name that leads here. */
function isLocal(request: IncomingMessage): boolean {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  const { origin } = request.headers
  return (
    ['127.0.0.1', 'localhost'].includes(host) && (origin === undefined || origin === `http://${request.headers.host}`)
  )
}

async function readRequest(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= largestBody) chunks.push(chunk)
  }
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const { authorization, ...headers } = request.headers
  const named = Object.entries(headers).map(([key, value]) => [
    key,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ])
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: Object.fromEntries(named),
    authorization,
    text: size > largestBody ? '' : Buffer.concat(chunks).toString('utf8'),
    tooLarge: size > largestBody,
  }
}

async function answerApi(sandbox: Sandbox, incoming: Incoming, response: ServerResponse): Promise<void> {
  const entry = logRequest(sandbox, incoming)
  const outgoing = await answerCall(sandbox, { ...incoming, path: incoming.path.slice(prefix.length) })
  const { drop, replayed } = outgoing
  Object.assign(entry, {
    dropped: drop,
    replayed,
    status: drop ? null : outgoing.status,
    requestId: requestIdOf(outgoing),
  })
  if (drop) response.destroy()
  else send(response, outgoing.status, outgoing.headers, outgoing.text)
}

function requestIdOf(outgoing: Outgoing): string | null {
  return outgoing.headers['Request-Id'] ?? null
}

/** The last 1,000, oldest first, without the credential. The status stays null while it is under way, and when nothing was answered. */
function logRequest(sandbox: Sandbox, incoming: Incoming): LoggedRequest {
  const { method, path: asked, query, headers } = incoming
  const entry: LoggedRequest = {
    at: clock.now().toISOString(),
    method,
    path: asked,
    query: Object.fromEntries(query),
    headers,
    body: bodyOf(incoming.text),
    status: null,
    dropped: false,
    replayed: false,
    requestId: null,
  }
  sandbox.requests.push(entry)
  if (sandbox.requests.length > mostLogged) sandbox.requests.shift()
  return entry
}

function bodyOf(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text)
  } catch {
    return text
  }
}

async function answerPage(sandbox: Sandbox, incoming: Incoming, response: ServerResponse): Promise<void> {
  if (incoming.method === 'GET' && incoming.path === '/') {
    return send(response, 200, pageHeaders, casesPage(sandbox.state))
  }
  const file = incoming.path.startsWith('/files/')
    ? await keptFile(sandbox.folder, incoming.query.get('access_token'))
    : null
  if (file) return send(response, 200, fileHeaders, file)
  const answered = await answerControl(sandbox, incoming)
  const { status, body } = answered ?? {
    status: 404,
    body: { problems: [{ path: '', problem: 'There is nothing here.' }] },
  }
  send(response, status, { 'Content-Type': 'application/json; charset=utf-8' }, JSON.stringify(body))
}

const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}

const fileHeaders = { 'Content-Type': 'application/octet-stream', 'Content-Disposition': 'attachment' }

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer): void {
  response.writeHead(status, { ...headers, 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' })
  response.end(body)
}
