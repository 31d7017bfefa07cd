import { describe, expect, it } from 'vitest'
import { db } from '../db.ts'
import { type Cast, cast, expectWho } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { personActor } from './prove-person.ts'
import { getPerson, getSignInFacts, listPeople } from './queries.ts'

await freshDatabase()
const people: Cast = await cast()
/** Administers, but doesn't see filings. */
const grace = personActor(
  await db().person.create({ data: { email: 'grace@cast.test', name: 'Grace Okoro', roles: ['administrator'] } }),
)

const onlyAda = {
  ada: 'ok',
  alice: 'not-found',
  bob: 'not-found',
  carol: 'not-found',
  omar: 'not-found',
  mallory: 'not-found',
} as const

describe('reading', () => {
  it('the list is the administrator’s', () => expectWho(people, actor => listPeople(actor), onlyAda))
  it.each(['', 'a\0', 'nobody'])('there is nobody under %j', async id => {
    expect(await getPerson(people.ada, id)).toMatchObject({ code: 'not-found' })
  })
  it('one person is the administrator’s', () => expectWho(people, actor => getPerson(actor, people.bob.id), onlyAda))

  it('tells who sees filings only to those who do', async () => {
    for (const [actor, seen] of [
      [people.ada, true],
      [grace, null],
    ] as const) {
      const list = await listPeople(actor)
      const one = await getPerson(actor, people.alice.id)
      expect(list.ok && list.value.find(({ id }) => id === people.alice.id)?.sarRead).toBe(seen)
      expect(one.ok && one.value.sarRead).toBe(seen)
    }
  })

  it('counts living sessions, shows them without their tokens, and no hash of a password', async () => {
    const person = people.bob
    const alive = { personId: person.id, token: 'alive', expiresAt: new Date(Date.now() + 60_000) }
    const { id } = await db().session.create({ data: alive })
    await db().session.create({ data: { personId: person.id, token: 'old', expiresAt: new Date(Date.now() - 1) } })
    const one = await getPerson(people.ada, person.id)
    if (!one.ok) throw new Error(one.code)
    expect(one.value).toMatchObject({ sessions: 1, signedIn: [{ id }] })
    const list = await listPeople(people.ada)
    const hashes = await db().credential.findMany({ select: { password: true } })
    const told = JSON.stringify([one, list])
    expect(told).not.toMatch(/token|password/)
    expect(hashes.filter(({ password }) => password && told.includes(password))).toEqual([])
  })
})

describe('what the sign-in page may know', () => {
  it('names nobody outside demo mode, whoever has a demo address', async () => {
    await db().person.create({ data: { email: 'admin@demo.test', name: 'Priya Raman', roles: ['administrator'] } })
    await db().installation.create({ data: { id: 1, institution: 'Northmoor Bank' } })
    expect(await getSignInFacts()).toEqual({ institution: 'Northmoor Bank', demoPeople: [] })
  })
})
