import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { PersonActor } from '../actor.ts'
import { closeDatabase, db, switchDatabase } from '../db.ts'
import { log } from '../log.ts'
import { done, type Result, refuse } from '../result.ts'
import { type Cast, cast, castPassword } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { answerAuth } from './answer-auth.ts'
import { jsonRoute } from './json-route.ts'
import { serverAction } from './server-action.ts'

const sent = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers.js', () => ({ headers: async () => sent.headers }))

const { url: databaseUrl } = await freshDatabase()
const people: Cast = await cast()
const here = 'http://localhost:3000'

function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Request {
  const given = {
    host: 'localhost:3000',
    origin: here,
    'x-caseport-peer': '192.0.2.30',
    'x-request-id': 'r1',
    ...headers,
  }
  const kept = Object.entries(given).filter(([, value]) => value !== '')
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Request(here + path, {
    method,
    headers: Object.fromEntries(kept),
    ...(body === undefined ? {} : { body: text }),
  })
}

async function signIn(name: string): Promise<string> {
  const body = { email: `${name}@cast.test`, password: castPassword }
  const answer = await answerAuth(ask('POST', '/api/auth/sign-in/email', body))
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}
const cookie = await signIn('alice')

beforeEach(async () => {
  vi.restoreAllMocks()
  await db().rateLimit.deleteMany()
})

describe('/api/auth', () => {
  it('signs in, tells who it is, signs out; never a token, a hash or a password', async () => {
    const signedIn = await answerAuth(
      ask('POST', '/api/auth/sign-in/email', { email: 'BOB@cast.test', password: castPassword }),
    )
    expect([signedIn.status, signedIn.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await signedIn.json()).toEqual({
      redirect: false,
      user: { id: people.bob.id, name: people.bob.name, email: people.bob.email },
    })
    const own = { cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '' }
    const session = await answerAuth(ask('GET', '/api/auth/get-session', undefined, own))
    expect(await session.json()).toEqual({
      user: { id: people.bob.id, name: people.bob.name, email: people.bob.email, roles: ['analyst'] },
    })
    const out = await answerAuth(ask('POST', '/api/auth/sign-out', undefined, own))
    expect(out.headers.getSetCookie()[0]).toMatch(/session_token=; Max-Age=0/)
    expect(await (await answerAuth(ask('GET', '/api/auth/get-session', undefined, own))).json()).toBeNull()
  })

  it.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/admin/create-user'],
    ['GET', '/api/auth/admin/list-users'],
    ['POST', '/api/auth/change-password'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/request-password-reset'],
    ['POST', '/api/auth/reset-password'],
    ['GET', '/api/auth/list-sessions'],
    ['POST', '/api/auth/revoke-session'],
    ['POST', '/api/auth/sign-in/social'],
    ['GET', '/api/auth/callback/google'],
    ['GET', '/api/auth/verify-email'],
    ['GET', '/api/auth/error'],
    ['GET', '/api/auth/ok'],
    ['GET', '/api/auth/sign-in/email'],
    ['GET', '/api/auth/sign-out'],
    ['POST', '/api/auth/get-session'],
    ['POST', '/api/auth/sign-in/email/'],
    ['POST', '/api/auth//sign-in/email'],
    ['GET', '/api/auth/__proto__'],
    ['GET', '/api/auth/constructor'],
    ['PUT', '/api/auth/sign-in/email'],
    ['DELETE', '/api/auth/get-session'],
  ])('%s %s is not there, signed in or not', async (method, path) => {
    const before = await db().person.count()
    for (const own of ['', cookie]) {
      const answer = await answerAuth(ask(method, path, method === 'GET' ? undefined : {}, { cookie: own }))
      expect(answer.status).toBe(404)
    }
    expect(await db().person.count()).toBe(before)
  })

  it('refuses a sign-in and a sign-out that another site sends', async () => {
    const body = { email: 'alice@cast.test', password: castPassword }
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: '', 'sec-fetch-site': 'cross-site' },
      { origin: '', cookie },
    ]) {
      const answer = await answerAuth(ask('POST', '/api/auth/sign-in/email', body, headers))
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []])
      expect((await answerAuth(ask('POST', '/api/auth/sign-out', undefined, headers))).status).toBe(403)
    }
  })

  it('lets a program in that has no cookie and names no origin', async () => {
    const body = { email: 'alice@cast.test', password: castPassword }
    const answer = await answerAuth(ask('POST', '/api/auth/sign-in/email', body, { origin: '' }))
    expect(answer.status).toBe(200)
  })

  it.each([
    ['nothing', '', ['email', 'password']],
    ['a list', '[]', ['']],
    ['no JSON', 'email=a', ['']],
    ['another type', { email: ['a@b.c'], password: { $ne: '' } }, ['email', 'password']],
    ['a long password', { email: 'alice@cast.test', password: 'x'.repeat(129) }, ['password']],
  ])('names what is wrong with %s', async (_, body, paths) => {
    const answer = await answerAuth(ask('POST', '/api/auth/sign-in/email', body))
    const { problems } = await answer.json()
    expect(answer.status).toBe(422)
    expect(problems.map(({ path }: { path: string }) => path)).toEqual(paths)
  })

  it('sets Secure cookies where APP_URL is https, with the prefix that browsers enforce', async () => {
    const settings = await import('../env.ts')
    vi.spyOn(settings, 'env').mockReturnValue({ ...settings.env(), APP_URL: 'https://cases.bank.example' })
    // Another client of the same database, so that the instance is made again under these settings.
    await switchDatabase(databaseUrl)
    const body = { email: 'alice@cast.test', password: castPassword }
    const headers = { origin: 'https://cases.bank.example', host: '10.0.0.5:3000' }
    const answer = await answerAuth(ask('POST', '/api/auth/sign-in/email', body, headers))
    vi.restoreAllMocks()
    await switchDatabase(databaseUrl)
    expect(answer.headers.getSetCookie()[0]).toMatch(
      /^__Secure-caseport\.session_token=.*; HttpOnly; Secure; SameSite=Lax$/,
    )
  })
})

const greetSchema = z.object({ draftId: z.string(), words: z.string().min(2) })
type Greet = z.infer<typeof greetSchema>
const greet = vi.fn(
  async (actor: PersonActor, input: Greet): Promise<Result<unknown>> => done({ by: actor.name, ...input }),
)
const route = jsonRoute(greetSchema, greet)
const params = (draftId = 'DRF-1') => ({ params: Promise.resolve({ draftId }) })
const patch = (body: unknown, headers = {}) => route(ask('PATCH', '/api/x', body, { cookie, ...headers }), params())

describe('jsonRoute', () => {
  beforeEach(() => {
    greet.mockClear()
  })

  it('hands the proven person and the parsed input to the verb; the address wins over the body', async () => {
    const answer = await patch({ words: 'hello', draftId: 'DRF-9' })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await answer.json()).toEqual({ by: people.alice.name, draftId: 'DRF-1', words: 'hello' })
    const [actor] = greet.mock.calls[0] ?? []
    expect(actor).toMatchObject({
      id: people.alice.id,
      address: '192.0.2.30',
      requestId: 'r1',
      sessionId: expect.any(String),
    })
  })

  it('reads the query of a GET', async () => {
    const answer = await route(ask('GET', '/api/x?words=hello', undefined, { cookie, origin: '' }), params())
    expect(await answer.json()).toMatchObject({ words: 'hello' })
  })

  it.each([
    ['signed out', { cookie: '' }, 401, 'not-signed-in'],
    ['with a forged cookie', { cookie: 'caseport-3000.session_token=forged.signature' }, 401, 'not-signed-in'],
    ['from another site', { origin: 'https://evil.example' }, 403, 'foreign-origin'],
    ['without an origin', { origin: '' }, 403, 'foreign-origin'],
  ])('refuses a change %s before the verb hears of it', async (_, headers, status, code) => {
    const answer = await patch({ words: 'hello' }, headers)
    expect([answer.status, await answer.json()]).toEqual([status, expect.objectContaining({ code })])
    expect(greet).not.toHaveBeenCalled()
  })

  it('names problems by path, and passes the verb’s refusal on with its details', async () => {
    expect(await (await patch({ words: 'h' })).json()).toMatchObject({ code: 'invalid', problems: [{ path: 'words' }] })
    greet.mockResolvedValueOnce(refuse('draft-changed', [], { revision: 4 }))
    const refused = await patch({ words: 'hello' })
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { code: 'draft-changed', details: { revision: 4 } },
    ])
  })

  it('refuses what is no JSON object, and what is too large', async () => {
    expect((await patch('{"words":')).status).toBe(422)
    expect((await patch({ words: 'x'.repeat(5 * 1024 * 1024) })).status).toBe(413)
    expect(greet).not.toHaveBeenCalled()
  })

  it('is not fooled by __proto__ in a body', async () => {
    const answer = await patch('{"words":"hello","__proto__":{"admin":true}}')
    expect(await answer.json()).toEqual({ by: people.alice.name, draftId: 'DRF-1', words: 'hello' })
  })

  it('answers 500 without a word of what was thrown, and logs no value', async () => {
    const logged = vi.spyOn(log(), 'error')
    greet.mockRejectedValueOnce(new Error('Subject John Smith is not unique'))
    const answer = await patch({ words: 'hello' })
    expect([answer.status, await answer.text()]).toEqual([500, expect.not.stringContaining('John')])
    expect(logged).toHaveBeenCalledOnce()
  })

  it('answers 503 while the database is away, and works again when it is back', async () => {
    await switchDatabase('postgresql://nobody@127.0.0.1:1/none')
    const away = await patch({ words: 'hello' })
    await closeDatabase()
    await switchDatabase(databaseUrl)
    expect([away.status, await away.json()]).toMatchObject([503, { code: 'unavailable' }])
    expect((await patch({ words: 'hello' })).status).toBe(200)
  })
})

describe('serverAction', () => {
  const action = serverAction(greetSchema, greet)
  const input = { draftId: 'DRF-1', words: 'hello' }
  beforeEach(() => {
    greet.mockClear()
    sent.headers = new Headers({ cookie, 'x-request-id': 'r2' })
  })

  it('proves, parses, calls', async () => {
    expect(await action(input)).toEqual({ ok: true, value: { by: people.alice.name, ...input } })
    expect(greet.mock.calls[0]?.[0]).toMatchObject({ id: people.alice.id, requestId: 'r2' })
  })

  it('answers not-signed-in as a value, so that the page can open the sign-in over itself', async () => {
    sent.headers = new Headers()
    expect(await action(input)).toMatchObject({ ok: false, code: 'not-signed-in' })
    expect(greet).not.toHaveBeenCalled()
  })

  it('parses whatever anybody posts', async () => {
    for (const posted of [undefined, null, 'x', [], { draftId: 1 }, new FormData()]) {
      expect(await action(posted)).toMatchObject({ ok: false, code: 'invalid' })
    }
    expect(greet).not.toHaveBeenCalled()
  })

  it('answers broken without a word of what was thrown', async () => {
    greet.mockRejectedValueOnce(new Error('Subject John Smith is not unique'))
    const result = await action(input)
    expect(result).toMatchObject({ ok: false, code: 'broken' })
    expect(JSON.stringify(result)).not.toContain('John')
  })
})
