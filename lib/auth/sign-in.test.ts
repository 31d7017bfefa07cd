import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { VisitorActor } from '../actor.ts'
import { db } from '../db.ts'
import { type Cast, cast, castPassword } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import * as passwords from './password.ts'
import { provePerson } from './prove-person.ts'
import { signIn } from './sign-in.ts'
import { mostTries } from './sign-in-limits.ts'
import { signOut } from './sign-out.ts'
import { visitorActor } from './visitor-actor.ts'

await freshDatabase()
const people: Cast = await cast()

const from = (address: string): VisitorActor => ({ ...visitorActor(new Headers()), address, userAgent: 'Firefox' })
const alice = { email: 'alice@cast.test', password: castPassword }
const cookieOf = (setCookies: string[]) => setCookies.map(cookie => cookie.split(';')[0]).join('; ')
const words = (result: Awaited<ReturnType<typeof signIn>>) => (result.ok ? 'signed in' : result.problems[0]?.problem)

async function signedIn(who = alice): Promise<string> {
  const result = await signIn(from('192.0.2.1'), who)
  if (!result.ok) throw new Error(result.code)
  return cookieOf(result.value.setCookies)
}
/** As if so many wrong passwords had been tried at this account a moment ago. */
async function triedBefore(email: string, points: number): Promise<void> {
  await signIn(from('192.0.2.200'), { email, password: 'wrong password' })
  await db().rateLimit.updateMany({ where: { points: 1, key: { startsWith: 'sign-in-account' } }, data: { points } })
}
const prove = (cookie: string) => provePerson(new Headers({ cookie }))
const refusals = () => db().auditEvent.count({ where: { event: 'session.refused' } })

beforeEach(async () => {
  await db().rateLimit.deleteMany()
})

describe('signing in', () => {
  it('makes a session that proves the person, with roles and permission as the database has them now', async () => {
    const cookie = await signedIn()
    expect(await prove(cookie)).toMatchObject({ id: people.alice.id, roles: ['analyst'], sarRead: true })
    await db().person.update({ where: { id: people.alice.id }, data: { roles: ['auditor'], sarRead: false } })
    expect(await prove(cookie)).toMatchObject({ roles: ['auditor'], sarRead: false })
    await db().person.update({ where: { id: people.alice.id }, data: { roles: ['analyst'], sarRead: true } })
  })

  it('records who signed in, from where, in which session', async () => {
    await signedIn()
    const session = await db().session.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    expect(session).toMatchObject({ personId: people.alice.id, ipAddress: '192.0.2.1', userAgent: 'Firefox' })
    const event = await db().auditEvent.findFirstOrThrow({
      where: { event: 'session.started' },
      orderBy: { id: 'desc' },
    })
    expect(event).toMatchObject({ actorId: people.alice.id, sessionId: session.id, address: '192.0.2.1' })
  })

  it('hands out a cookie that scripts cannot read', async () => {
    const result = await signIn(from('192.0.2.1'), alice)
    if (!result.ok) throw new Error(result.code)
    const [cookie] = result.value.setCookies
    expect(cookie).toMatch(/^caseport-3000\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('answers a wrong password, an unknown address and a disabled person with the same words', async () => {
    await db().person.update({ where: { id: people.mallory.id }, data: { disabledAt: new Date() } })
    const answers = [
      await signIn(from('192.0.2.2'), { email: alice.email, password: 'wrong password' }),
      await signIn(from('192.0.2.2'), { email: 'nobody@cast.test', password: 'wrong password' }),
      await signIn(from('192.0.2.2'), { email: 'mallory@cast.test', password: castPassword }),
    ]
    for (const answer of answers) {
      expect(answer).toEqual({
        ok: false,
        code: 'bad-credential',
        problems: [{ path: '', problem: 'Email and password do not match.' }],
      })
    }
    expect(await db().session.count({ where: { personId: people.mallory.id } })).toBe(0)
    await db().person.update({ where: { id: people.mallory.id }, data: { disabledAt: null } })
  })

  it('does the same work for an unknown address as for a wrong password: one scrypt', async () => {
    const hash = vi.spyOn(passwords, 'hashPassword')
    const verify = vi.spyOn(passwords, 'verifyPassword')
    await signIn(from('192.0.2.9'), { email: alice.email, password: 'wrong password' })
    expect([hash.mock.calls.length, verify.mock.calls.length]).toEqual([0, 1])
    await signIn(from('192.0.2.9'), { email: 'nobody@cast.test', password: 'wrong password' })
    expect([hash.mock.calls.length, verify.mock.calls.length]).toEqual([1, 1])
    vi.restoreAllMocks()
  })

  it('sweeps the person’s expired sessions out', async () => {
    await signedIn()
    await db().session.updateMany({
      where: { personId: people.alice.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    await signedIn()
    expect(await db().session.count({ where: { personId: people.alice.id } })).toBe(1)
  })

  it('keeps neither what was typed nor a password in the event of a refusal', async () => {
    await signIn(from('192.0.2.3'), { email: 'hunter2@cast.test', password: 'correct horse' })
    await signIn(from('192.0.2.3'), { email: alice.email, password: 'correct horse' })
    const events = await db().auditEvent.findMany({ where: { event: 'session.refused' }, orderBy: { id: 'asc' } })
    const [unknown, known] = events.slice(-2)
    expect(unknown).toMatchObject({ actorKind: 'visitor', subjectId: 'unknown', address: '192.0.2.3' })
    expect(known).toMatchObject({ actorKind: 'visitor', subjectId: people.alice.id })
    const said = JSON.stringify(events.map(({ id, at, ...rest }) => rest))
    expect(said).not.toMatch(/hunter2|correct horse/)
  })
})

describe('the limits', () => {
  // What is counted here is tries; the scrypt of each would take most of the time.
  beforeEach(() => {
    vi.spyOn(passwords, 'verifyPassword').mockImplementation(async ({ password }) => password === castPassword)
    vi.spyOn(passwords, 'hashPassword').mockResolvedValue('')
    return () => vi.restoreAllMocks()
  })

  it('pauses an account after 10 wrong passwords, for the right one too, from wherever', async () => {
    await triedBefore(alice.email, 7)
    for (let n = 8; n <= mostTries.account; n++) {
      const answer = await signIn(from(`192.0.2.${n}`), { ...alice, password: 'wrong password' })
      expect(answer.ok || answer.code).toBe('bad-credential')
    }
    expect(words(await signIn(from('192.0.2.99'), alice))).toBe(
      'Too many wrong passwords. Wait 15 minutes, then try again.',
    )
    expect(words(await signIn(from('192.0.2.99'), { email: 'bob@cast.test', password: castPassword }))).toBe(
      'signed in',
    )
  })

  it('says how many tries are left when few are, for an unknown address as for a known one', async () => {
    for (const email of [alice.email, 'nobody@cast.test']) {
      const said = []
      await triedBefore(email, 5)
      for (let n = 6; n <= 10; n++) said.push(words(await signIn(from('192.0.2.4'), { email, password: 'wrong one' })))
      expect(said).toEqual([
        'Email and password do not match.',
        'Email and password do not match. 3 tries left before a pause of 15 minutes.',
        'Email and password do not match. 2 tries left before a pause of 15 minutes.',
        'Email and password do not match. 1 try left before a pause of 15 minutes.',
        'Email and password do not match. The next try is refused for up to 15 minutes.',
      ])
    }
  })

  it('lets no more than 10 through when 30 come at once', async () => {
    const wrong = { ...alice, password: 'wrong password' }
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => signIn(from(`198.51.100.${n}`), wrong)))
    const codes = answers.map(answer => (answer.ok ? 'ok' : answer.code))
    expect(codes.filter(code => code === 'bad-credential')).toHaveLength(10)
    expect(codes.filter(code => code === 'too-many')).toHaveLength(20)
  })

  it('counts no success', async () => {
    await triedBefore(alice.email, mostTries.account - 1)
    for (let n = 1; n <= 3; n++) expect(words(await signIn(from('192.0.2.5'), alice))).toBe('signed in')
  })

  it('pauses an address after 100 wrong passwords, and an IPv6 network as one address', async () => {
    await db()
      .$executeRaw`insert into rate_limit values ('sign-in-address:2001:db8:0:7::/64', 99, ${BigInt(Date.now() + 60_000)})`
    const wrong = (n: number) => ({ email: `nobody${n}@cast.test`, password: 'wrong password' })
    expect(words(await signIn(from('2001:db8:0:7::1'), wrong(1)))).toMatch('do not match')
    expect(words(await signIn(from('2001:db8:0:7:ffff::2'), wrong(2)))).toBe(
      'Too many wrong passwords. Wait a minute, then try again.',
    )
    expect(words(await signIn(from('2001:db8:0:8::1'), wrong(3)))).toMatch('do not match')
  })

  it('ends the pause by itself', async () => {
    await triedBefore(alice.email, mostTries.account)
    expect(words(await signIn(from('192.0.2.6'), alice))).toMatch('Too many')
    await db().rateLimit.updateMany({ data: { expire: BigInt(Date.now() - 1) } })
    expect(words(await signIn(from('192.0.2.6'), alice))).toBe('signed in')
  })

  it('records each wrong password and the beginning of the pause, but not the flood after it', async () => {
    await triedBefore(alice.email, 7)
    const before = await refusals()
    for (let n = 8; n <= 15; n++) await signIn(from('192.0.2.7'), { ...alice, password: 'wrong password' })
    expect((await refusals()) - before).toBe(4)
  })

  it('keeps no e-mail address in its table', async () => {
    await signIn(from('192.0.2.8'), { ...alice, password: 'wrong password' })
    const rows = await db().rateLimit.findMany()
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows.map(row => row.key))).not.toContain('alice')
  })
})

describe('a session', () => {
  it('ends with signing out, and signing out twice is no error', async () => {
    const cookie = await signedIn()
    const actor = await prove(cookie)
    if (!actor) throw new Error('not signed in')
    expect((await signOut(actor)).ok).toBe(true)
    expect((await signOut(actor)).ok).toBe(true)
    expect(await prove(cookie)).toBeNull()
    const ended = await db().auditEvent.findMany({
      where: { event: 'session.ended', sessionId: actor.sessionId ?? '' },
    })
    expect(ended).toHaveLength(1)
  })

  it('is dead on the next request after the person was disabled', async () => {
    const cookie = await signedIn()
    await db().person.update({ where: { id: people.alice.id }, data: { disabledAt: new Date() } })
    expect(await prove(cookie)).toBeNull()
    await db().person.update({ where: { id: people.alice.id }, data: { disabledAt: null } })
  })

  it('is dead once it expired', async () => {
    const cookie = await signedIn()
    await db().session.updateMany({
      where: { personId: people.alice.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    expect(await prove(cookie)).toBeNull()
  })

  it('cannot be forged: another token, a changed signature, no signature, another secret, nonsense', async () => {
    const cookie = await signedIn()
    const [name = '', value = ''] = cookie.split('=')
    const [token = '', signature = ''] = decodeURIComponent(value).split('.')
    const other = await signedIn({ email: 'bob@cast.test', password: castPassword })
    const [otherToken = ''] = decodeURIComponent(other.split('=')[1] ?? '').split('.')
    const swapped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`
    const forged = [
      `${token}.${swapped}`,
      `${otherToken}.${signature}`,
      token,
      `${token}.`,
      `${token}.${signature.slice(0, -4)}`,
      `' or 1=1 --.${signature}`,
      '%',
      '%E0%A4%A',
      '',
    ]
    for (const each of forged) {
      const header = each.startsWith('%') ? each : encodeURIComponent(each)
      expect(await prove(`${name}=${header}`), each).toBeNull()
    }
    expect(await prove(cookie)).toMatchObject({ id: people.alice.id })
  })

  it('notes when the person was last here, once a minute at most', async () => {
    const cookie = await signedIn()
    const seen = async () => (await db().person.findUniqueOrThrow({ where: { id: people.alice.id } })).lastSeenAt
    await db().person.update({ where: { id: people.alice.id }, data: { lastSeenAt: null } })
    await prove(cookie)
    const first = await seen()
    expect(first).not.toBeNull()
    await prove(cookie)
    expect(await seen()).toEqual(first)
    await db().person.update({ where: { id: people.alice.id }, data: { lastSeenAt: new Date(Date.now() - 61_000) } })
    await prove(cookie)
    expect((await seen())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.POSITIVE_INFINITY)
  })
})
