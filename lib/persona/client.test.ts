import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { type PersonaClient, personaClient } from './client.ts'

let servers: Server[] = []

afterEach(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
  servers = []
})

async function clientOf(listener: RequestListener, timeoutMs = 5_000): Promise<PersonaClient> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return personaClient({
    url: `http://127.0.0.1:${port}/api/v1/`,
    apiKey: 'persona_sandbox_x',
    version: '2025-12-08',
    timeoutMs,
  })
}

it('sends the credential, the pinned version, kebab and the key, and keeps a copy without the credential', async () => {
  const seen: { url?: string | undefined; headers?: Record<string, unknown>; body?: string } = {}
  const client = await clientOf(async (request, response) => {
    seen.url = request.url
    seen.headers = request.headers
    seen.body = (await request.toArray()).join('')
    response.end('{}')
  })
  const answer = await client.call({
    method: 'POST',
    path: '/cases',
    query: { 'page[size]': '5' },
    body: { a: 1 },
    idempotencyKey: 'k-1',
  })
  expect(seen.url).toBe('/api/v1/cases?page%5Bsize%5D=5')
  expect(seen.body).toBe('{"a":1}')
  expect(seen.headers).toMatchObject({
    authorization: 'Bearer persona_sandbox_x',
    'persona-version': '2025-12-08',
    'key-inflection': 'kebab',
    'idempotency-key': 'k-1',
    'content-type': 'application/json',
  })
  expect(answer.request).toEqual({
    method: 'POST',
    path: '/cases?page%5Bsize%5D=5',
    headers: {
      Accept: 'application/json',
      'Persona-Version': '2025-12-08',
      'Key-Inflection': 'kebab',
      'Content-Type': 'application/json',
      'Idempotency-Key': 'k-1',
    },
    body: '{"a":1}',
  })
  expect(JSON.stringify(answer)).not.toContain('persona_sandbox_x')
})

it('sends a body that is text byte for byte', async () => {
  const client = await clientOf(async (request, response) =>
    response.end(JSON.stringify((await request.toArray()).join(''))),
  )
  const text = '{"amount": 9007199254740993,  "b":1e400}'
  expect(await client.call({ method: 'POST', path: '/cases', body: text })).toMatchObject({ body: text })
})

it('reads the headers that an answer carries, and null for those it does not', async () => {
  const client = await clientOf((_, response) => {
    response.writeHead(201, {
      'Request-Id': 'req_1',
      'Persona-Environment-Id': 'env_1',
      'Persona-Organization-Id': 'org_1',
      'RateLimit-Limit': '300',
      'RateLimit-Remaining': '0',
      'RateLimit-Reset': '42',
      'quota-limit': '150',
      'quota-remaining': '149',
      'quota-reset': '9',
      'Retry-After': '7',
    })
    response.end('{"data":1}')
  })
  const bare = await clientOf((_, response) => {
    response.writeHead(401, { 'RateLimit-Limit': 'many', 'Retry-After': 'Wed, 21 Oct 2026 07:28:00 GMT' })
    response.end()
  })
  expect(await client.call({ method: 'GET', path: '/cases' })).toMatchObject({
    is: 'answered',
    status: 201,
    body: { data: 1 },
    headers: {
      requestId: 'req_1',
      environmentId: 'env_1',
      organizationId: 'org_1',
      rateLimit: { limit: 300, remaining: 0, resetSeconds: 42 },
      quota: { limit: 150, remaining: 149, resetSeconds: 9 },
      retryAfterSeconds: 7,
    },
  })
  expect(await bare.call({ method: 'GET', path: '/cases' })).toMatchObject({
    status: 401,
    body: null,
    headers: { requestId: null, environmentId: null, rateLimit: null, quota: null, retryAfterSeconds: null },
  })
})

it('keeps an HTML page as text', async () => {
  const client = await clientOf((_, response) => {
    response.writeHead(502, { 'Content-Type': 'text/html' })
    response.end('<h1>Bad gateway</h1>')
  })
  expect(await client.call({ method: 'POST', path: '/cases', body: {} })).toMatchObject({
    is: 'answered',
    status: 502,
    body: null,
    text: '<h1>Bad gateway</h1>',
    headers: { contentType: 'text/html' },
  })
})

it('follows no redirect, so that the credential goes nowhere else', async () => {
  let asked = 0
  const client = await clientOf((_, response) => {
    asked += 1
    response.writeHead(307, { Location: '/elsewhere' })
    response.end()
  })
  expect(await client.call({ method: 'POST', path: '/cases', body: {} })).toMatchObject({ is: 'answered', status: 307 })
  expect(asked).toBe(1)
})

it('stops reading a body of more than 5 MB and keeps the status', async () => {
  const client = await clientOf((_, response) => {
    response.writeHead(200)
    const piece = Buffer.alloc(1_000_000, 'x')
    const push = () => {
      while (response.write(piece));
      response.once('drain', push)
    }
    push()
  })
  const answer = await client.call({ method: 'GET', path: '/cases' })
  expect(answer).toMatchObject({ is: 'answered', status: 200, cut: true, body: null })
  expect(answer.is === 'answered' && answer.text.length).toBe(65_536)
})

it('says that a silent server timed out, and that the request may have arrived', async () => {
  const client = await clientOf(() => undefined, 50)
  expect(await client.call({ method: 'POST', path: '/cases', body: {} })).toMatchObject({
    is: 'no-answer',
    why: 'timed-out',
    sent: true,
  })
})

it('says so too when the answer stops in the middle', async () => {
  const client = await clientOf((_, response) => {
    response.writeHead(201)
    response.write('{"data":')
  }, 50)
  expect(await client.call({ method: 'POST', path: '/cases', body: {} })).toMatchObject({
    is: 'no-answer',
    why: 'timed-out',
    sent: true,
  })
})

it('says that a connection broken before its answer may have carried the request', async () => {
  const client = await clientOf(request => request.socket.destroy())
  expect(await client.call({ method: 'POST', path: '/cases', body: {} })).toMatchObject({
    is: 'no-answer',
    why: 'connection',
    sent: true,
  })
})

it('says that a connection broken in the middle of the answer may have carried the request', async () => {
  const client = await clientOf((request, response) => {
    response.writeHead(201, { 'Content-Length': '100' })
    response.write('{"data":', () => request.socket.destroy())
  })
  expect(await client.call({ method: 'POST', path: '/cases', body: {} })).toMatchObject({
    is: 'no-answer',
    why: 'connection',
    sent: true,
  })
})

it('says that a closed port never had the request', async () => {
  const client = await clientOf(() => undefined)
  await new Promise(resolve => servers[0]?.close(resolve))
  expect(await client.call({ method: 'POST', path: '/cases', body: {} })).toMatchObject({
    is: 'no-answer',
    why: 'connection',
    sent: false,
    code: 'ECONNREFUSED',
  })
})

it('refuses a key with odd characters without saying the key', () => {
  const settings = { url: 'http://127.0.0.1', version: '2025-12-08', apiKey: 'persona_sandbox_secret\n' }
  expect(() => personaClient(settings)).toThrow(/^PERSONA_API_KEY holds/)
  expect(() => personaClient(settings)).not.toThrow(/secret/)
})
