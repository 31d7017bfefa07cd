import { beforeEach, describe, expect, it, vi } from 'vitest'
import { operator, type VisitorActor } from '../actor.ts'
import { db } from '../db.ts'
import * as settings from '../env.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { createPerson } from './create-person.ts'
import { ensureFirstAdministrator } from './ensure-first-administrator.ts'
import { isSetupOpen } from './queries.ts'
import { setUpSchema } from './schema.ts'
import { setUp } from './set-up.ts'
import { visitorActor } from './visitor-actor.ts'

await freshDatabase()
const given = settings.env()
const visitor: VisitorActor = { ...visitorActor(new Headers()), address: '192.0.2.20' }
const form = (code: string) =>
  setUpSchema.parse({ code, name: 'Ada Marsh', email: 'Ada@Bank.example', password: 'long enough' })

async function startWithCode(): Promise<string> {
  const started = await ensureFirstAdministrator()
  if (!started || !('setupCode' in started)) throw new Error('no code')
  return started.setupCode
}

beforeEach(async () => {
  vi.restoreAllMocks()
  await db().rateLimit.deleteMany()
  await db().person.deleteMany()
  await db().installation.deleteMany()
})

describe('a start', () => {
  it('with ADMIN_EMAIL adds the first administrator, who sees no filings, once', async () => {
    const admin = { ...given, ADMIN_EMAIL: 'Chief@Bank.example', ADMIN_PASSWORD: 'from the environment' }
    vi.spyOn(settings, 'env').mockReturnValue(admin)
    expect(await ensureFirstAdministrator()).toEqual({ created: 'chief@bank.example' })
    expect(await ensureFirstAdministrator()).toBeNull()
    const all = await db().person.findMany()
    expect(all).toMatchObject([{ email: 'chief@bank.example', roles: ['administrator'], sarRead: false }])
    expect(await isSetupOpen()).toBe(false)
  })

  it('without anybody makes a code, of which only a hash is kept; the next start makes the older one void', async () => {
    const [first, second] = [await startWithCode(), await startWithCode()]
    const kept = await db().installation.findUniqueOrThrow({ where: { id: 1 } })
    expect(kept.setupCodeHash).toMatch(/^[0-9a-f]{64}$/)
    expect(await isSetupOpen()).toBe(true)
    expect(await setUp(visitor, form(first))).toMatchObject({ code: 'invalid', problems: [{ path: 'code' }] })
    expect((await setUp(visitor, form(second))).ok).toBe(true)
  })

  it('with people but no administrator says how to add one, and opens no /setup', async () => {
    await createPerson(operator, { email: 'analyst@bank.example', roles: ['analyst'] })
    expect(await ensureFirstAdministrator()).toMatchObject({ missing: expect.stringContaining('create-user') })
    expect(await isSetupOpen()).toBe(false)
  })

  it('says so when ADMIN_EMAIL belongs to somebody who doesn’t administer', async () => {
    await createPerson(operator, { email: 'analyst@bank.example', roles: ['analyst'] })
    const admin = { ...given, ADMIN_EMAIL: 'analyst@bank.example', ADMIN_PASSWORD: 'from the environment' }
    vi.spyOn(settings, 'env').mockReturnValue(admin)
    expect(await ensureFirstAdministrator()).toMatchObject({ missing: expect.stringContaining('ADMIN_EMAIL') })
  })

  it('twice at once makes one administrator', async () => {
    const admin = { ...given, ADMIN_EMAIL: 'chief@bank.example', ADMIN_PASSWORD: 'from the environment' }
    vi.spyOn(settings, 'env').mockReturnValue(admin)
    const started = await Promise.all([ensureFirstAdministrator(), ensureFirstAdministrator()])
    expect(started).toContainEqual({ created: 'chief@bank.example' })
    expect(started).toContain(null)
    expect(await db().person.count()).toBe(1)
  })
})

describe('setting up', () => {
  it('makes the administrator, signs them in, and uses the code up', async () => {
    const code = await startWithCode()
    const made = await setUp(visitor, form(` ${code.toUpperCase()} `))
    expect(made).toMatchObject({ ok: true, value: { person: { email: 'ada@bank.example' } } })
    expect(made.ok && made.value.setCookies).toHaveLength(1)
    expect(await isSetupOpen()).toBe(false)
    expect(await setUp(visitor, form(code))).toMatchObject({ code: 'not-found' })
    const events = await db().auditEvent.findMany({
      where: { event: 'person.created' },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect(events).toMatchObject([{ actorKind: 'visitor', address: '192.0.2.20' }])
  })

  it.each([
    ['an explicit yes', 'on', true],
    ['nothing said', undefined, false],
  ])('gives the sight of filings by %s', async (_, maySeeFilings, sarRead) => {
    const code = await startWithCode()
    const input = setUpSchema.parse({ ...form(code), maySeeFilings })
    expect((await setUp(visitor, input)).ok).toBe(true)
    expect(await db().person.findMany()).toMatchObject([{ sarRead }])
  })

  it('makes one administrator of two posts at once', async () => {
    const code = await startWithCode()
    const other = setUpSchema.parse({ ...form(code), email: 'other@bank.example' })
    const answers = await Promise.all([setUp(visitor, form(code)), setUp(visitor, other)])
    expect(answers.filter(answer => answer.ok)).toHaveLength(1)
    expect(answers).toContainEqual(expect.objectContaining({ code: 'not-found' }))
    expect(await db().person.count()).toBe(1)
  })

  it('lets nobody guess: 10 codes from an address, then even the right one waits', async () => {
    const code = await startWithCode()
    for (let n = 1; n <= 10; n++) expect(await setUp(visitor, form(`guess-${n}`))).toMatchObject({ code: 'invalid' })
    expect(await setUp(visitor, form(code))).toMatchObject({ code: 'too-many' })
    expect(await db().person.count()).toBe(0)
  })

  it('takes no code where none was made', async () => {
    for (const code of ['x', 'null', 'undefined', '0']) {
      expect(await setUp(visitor, form(code))).toMatchObject({ code: 'invalid' })
    }
  })
})
