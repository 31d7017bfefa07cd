import { beforeEach, describe, expect, it } from 'vitest'
import { type Actor, operator, type PersonActor, type Role, worker } from '../actor.ts'
import { db, transaction } from '../db.ts'
import { type Cast, cast, castPassword, expectWho } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { changeRoles } from './change-roles.ts'
import { createPerson } from './create-person.ts'
import { disablePerson } from './disable-person.ts'
import { enablePerson } from './enable-person.ts'
import { endSession } from './end-session.ts'
import { grantSarRead } from './grant-sar-read.ts'
import { insertPerson } from './insert-person.ts'
import { hashPassword } from './password.ts'
import { personActor } from './prove-person.ts'
import { getPerson } from './queries.ts'
import { resetPassword } from './reset-password.ts'
import { revokeSarRead } from './revoke-sar-read.ts'
import { signIn } from './sign-in.ts'
import { visitorActor } from './visitor-actor.ts'

await freshDatabase()
const people: Cast = await cast()
const passwordHash = await hashPassword(castPassword)
/** Administers, but doesn't see filings. */
const grace = await enter('administrator', { sarRead: false })

const onlyAda = {
  ada: 'ok',
  alice: 'not-found',
  bob: 'not-found',
  carol: 'not-found',
  omar: 'not-found',
  mallory: 'not-found',
} as const

async function enter(role: Role, more: { sarRead?: boolean; disabledAt?: Date } = {}): Promise<PersonActor> {
  const person = { email: `${crypto.randomUUID()}@cast.test`, name: 'Nadia Frost', roles: [role], sarRead: false }
  const { id } = await transaction(tx => insertPerson(tx, operator, { ...person, passwordHash }))
  return personActor(await db().person.update({ where: { id }, data: more }))
}

async function startSession(person: PersonActor): Promise<string> {
  const session = await db().session.create({
    data: { personId: person.id, token: crypto.randomUUID(), expiresAt: new Date(Date.now() + 60_000) },
  })
  return session.id
}
const read = (person: PersonActor) => db().person.findUniqueOrThrow({ where: { id: person.id } })
const eventsOf = (person: PersonActor, event: string) =>
  db().auditEvent.findMany({ where: { subjectId: person.id, event }, orderBy: { id: 'asc' } })
const said = (result: { ok: boolean; problems?: { problem: string }[] }) => result.problems?.[0]?.problem
const canSignIn = async (person: PersonActor, password: string) =>
  (await signIn(visitorActor(new Headers()), { email: person.email, password })).ok

beforeEach(async () => {
  await db().rateLimit.deleteMany()
})

describe('adding a person', () => {
  it('is the administrator’s', () =>
    expectWho(people, actor => createPerson(actor, { email: `new-${actor.email}`, roles: ['analyst'] }), onlyAda))

  it('lower-cases the address, names them after it, makes a password that works and is told once', async () => {
    const made = await createPerson(people.ada, { email: ' Rosa.TAN@Bank.Example ', roles: ['analyst', 'approver'] })
    if (!made.ok) throw new Error(made.code)
    expect(made.value).toMatchObject({
      email: 'rosa.tan@bank.example',
      password: expect.stringMatching(/^(\w{5}-){3}\w{5}$/),
    })
    const rosa = personActor(await db().person.findUniqueOrThrow({ where: { id: made.value.id } }))
    expect(rosa).toMatchObject({ name: 'Rosa Tan', roles: ['analyst', 'approver'], sarRead: false })
    expect(await canSignIn(rosa, made.value.password ?? '')).toBe(true)
    const events = await eventsOf(rosa, 'person.created')
    expect(events).toMatchObject([{ actorId: people.ada.id, requestId: 'request-of-ada', kind: 'alert' }])
    expect(JSON.stringify(events[0]?.after)).not.toMatch(/password|sarRead/)
  })

  it('returns no password that the caller gave', async () => {
    const made = await createPerson(operator, {
      email: 'given@cast.test',
      roles: ['auditor'],
      password: 'chosen by hand',
    })
    expect(made).toEqual({ ok: true, value: { id: expect.any(String), email: 'given@cast.test' } })
  })

  it('names what is wrong by its path', async () => {
    const made = await createPerson(people.ada, { email: 'nobody', roles: [], password: 'short' })
    expect(made.ok || made.problems.map(({ path }) => path).sort()).toEqual(['email', 'password', 'roles'])
  })

  it('refuses an address that is taken, however it is spelled, and adds nothing', async () => {
    const before = await db().person.count()
    const made = await createPerson(people.ada, { email: 'ALICE@cast.test', roles: ['analyst'] })
    expect(made).toMatchObject({ ok: false, code: 'invalid', problems: [{ path: 'email' }] })
    expect(await db().person.count()).toBe(before)
  })

  it('lets see filings only where the giver does: the command line, an administrator who sees them', async () => {
    const call = (actor: Actor) =>
      createPerson(actor, { email: `f-${crypto.randomUUID()}@cast.test`, roles: ['analyst'], sarRead: true })
    await expectWho(people, call, onlyAda)
    expect((await call(grace)).ok).toBe(false)
    expect((await call(worker)).ok).toBe(true)
    const made = await call(operator)
    if (!made.ok) throw new Error(made.code)
    const granted = await db().auditEvent.findMany({ where: { subjectId: made.value.id, event: 'person.sarGranted' } })
    expect(granted).toMatchObject([{ kind: 'sar', actorKind: 'operator' }])
  })
})

describe('roles', () => {
  it('are the administrator’s to change', () =>
    expectWho(
      people,
      async actor => {
        const person = await enter('analyst')
        return changeRoles(actor, { personId: person.id, from: ['analyst'], roles: ['auditor'] })
      },
      onlyAda,
    ))

  it('change with an event that tells before and after', async () => {
    const person = await enter('analyst')
    await changeRoles(people.ada, { personId: person.id, from: ['analyst'], roles: ['approver', 'analyst'] })
    expect((await read(person)).roles).toEqual(['analyst', 'approver'])
    const events = await eventsOf(person, 'person.changed')
    expect(events).toMatchObject([{ before: { roles: ['analyst'] }, after: { roles: ['analyst', 'approver'] } }])
  })

  it('stay when they are others than the screen showed, and when they are the same', async () => {
    const person = await enter('analyst')
    const stale = await changeRoles(people.ada, { personId: person.id, from: ['auditor'], roles: ['approver'] })
    expect(stale).toMatchObject({ code: 'changed', details: { roles: ['analyst'] } })
    const same = await changeRoles(people.ada, { personId: person.id, from: ['analyst'], roles: ['analyst'] })
    expect(same.ok).toBe(true)
    expect((await read(person)).roles).toEqual(['analyst'])
    expect(await eventsOf(person, 'person.changed')).toHaveLength(0)
  })

  it('never leave somebody without their own administrator role', async () => {
    const own = await changeRoles(people.ada, { personId: people.ada.id, from: ['administrator'], roles: ['analyst'] })
    expect(said(own)).toMatch('from themselves')
    expect((await read(people.ada)).roles).toEqual(['administrator'])
  })
})

describe('filings', () => {
  it('are granted by an administrator who sees them', () =>
    expectWho(people, async actor => grantSarRead(actor, { personId: (await enter('analyst')).id }), onlyAda))

  it('are taken by an administrator who sees them', () =>
    expectWho(
      people,
      async actor => revokeSarRead(actor, { personId: (await enter('analyst', { sarRead: true })).id }),
      onlyAda,
    ))

  it('are nobody’s to grant or take who doesn’t see them', async () => {
    const [without, having] = [await enter('analyst'), await enter('analyst', { sarRead: true })]
    expect(await grantSarRead(grace, { personId: without.id })).toMatchObject({ code: 'not-found' })
    expect(await revokeSarRead(grace, { personId: having.id })).toMatchObject({ code: 'not-found' })
    expect([(await read(without)).sarRead, (await read(having)).sarRead]).toEqual([false, true])
  })

  it('are never one’s own to grant or to take', async () => {
    expect(said(await grantSarRead(people.ada, { personId: people.ada.id }))).toMatch('to themselves')
    expect(said(await revokeSarRead(people.ada, { personId: people.ada.id }))).toMatch('from themselves')
    expect((await read(people.ada)).sarRead).toBe(true)
  })

  it('leave events that only those know of who see filings, and say when it was done already', async () => {
    const person = await enter('analyst')
    await grantSarRead(people.ada, { personId: person.id })
    expect(await grantSarRead(people.ada, { personId: person.id })).toMatchObject({ code: 'changed' })
    await revokeSarRead(people.ada, { personId: person.id })
    expect(await revokeSarRead(people.ada, { personId: person.id })).toMatchObject({ code: 'changed' })
    expect(await eventsOf(person, 'person.sarGranted')).toMatchObject([{ kind: 'sar' }])
    expect(await eventsOf(person, 'person.sarRevoked')).toMatchObject([{ kind: 'sar' }])
  })
})

describe('disabling', () => {
  it('is the administrator’s', () =>
    expectWho(people, async actor => disablePerson(actor, { personId: (await enter('analyst')).id }), onlyAda))

  it('ends every session, lets no password in, and is undone by enabling', async () => {
    const person = await enter('analyst')
    await startSession(person)
    await startSession(person)
    expect(await disablePerson(people.ada, { personId: person.id })).toEqual({ ok: true, value: { sessions: 2 } })
    expect(await db().session.count({ where: { personId: person.id } })).toBe(0)
    expect(await canSignIn(person, castPassword)).toBe(false)
    expect(await disablePerson(people.ada, { personId: person.id })).toMatchObject({ code: 'changed' })
    expect((await enablePerson(people.ada, { personId: person.id })).ok).toBe(true)
    expect(await canSignIn(person, castPassword)).toBe(true)
    expect(await enablePerson(people.ada, { personId: person.id })).toMatchObject({ code: 'changed' })
    expect(await eventsOf(person, 'person.disabled')).toHaveLength(1)
    expect(await eventsOf(person, 'person.enabled')).toHaveLength(1)
  })

  it('is never done to oneself', async () => {
    expect(said(await disablePerson(people.ada, { personId: people.ada.id }))).toMatch('themselves')
    expect((await read(people.ada)).disabledAt).toBeNull()
  })

  it('leaves one administrator when all disable each other at once', async () => {
    const circle = await Promise.all([enter('administrator'), enter('administrator'), enter('administrator')])
    const before = await db().person.findMany({ where: { roles: { has: 'administrator' }, disabledAt: null } })
    const rest = before.filter(({ id }) => !circle.some(each => each.id === id)).map(({ id }) => id)
    await db().person.updateMany({ where: { id: { in: rest } }, data: { disabledAt: new Date() } })
    await Promise.all(
      circle.flatMap(actor =>
        circle.filter(other => other !== actor).map(other => disablePerson(actor, { personId: other.id })),
      ),
    )
    const left = await db().person.count({ where: { roles: { has: 'administrator' }, disabledAt: null } })
    await db().person.updateMany({ where: { id: { in: rest } }, data: { disabledAt: null } })
    expect(left).toBe(1)
  })

  it('leaves the last administrator to the command line as well', async () => {
    const administrators = await db().person.findMany({ where: { roles: { has: 'administrator' }, disabledAt: null } })
    const others = administrators.map(({ id }) => id).filter(id => id !== people.ada.id)
    await db().person.updateMany({ where: { id: { in: others } }, data: { disabledAt: new Date() } })
    const disabled = await disablePerson(operator, { personId: people.ada.id })
    const down = await changeRoles(operator, { personId: people.ada.id, from: ['administrator'], roles: ['auditor'] })
    await db().person.updateMany({ where: { id: { in: others } }, data: { disabledAt: null } })
    expect([said(disabled), said(down)]).toEqual([
      'This is the last administrator. Make somebody else one first.',
      'This is the last administrator. Make somebody else one first.',
    ])
  })

  it('takes the right to act from whoever was disabled a moment ago', async () => {
    const [gone, person] = [await enter('administrator', { disabledAt: new Date() }), await enter('analyst')]
    expect(await disablePerson(gone, { personId: person.id })).toMatchObject({ code: 'not-found' })
    expect((await read(person)).disabledAt).toBeNull()
  })
})

describe('enabling', () => {
  it('is the administrator’s', () =>
    expectWho(
      people,
      async actor => enablePerson(actor, { personId: (await enter('analyst', { disabledAt: new Date() })).id }),
      onlyAda,
    ))
})

describe('a new password', () => {
  it('is the administrator’s to give', () =>
    expectWho(people, async actor => resetPassword(actor, { personId: (await enter('analyst')).id }), onlyAda))

  it('replaces the old one, ends the sessions, and is in no event', async () => {
    const person = await enter('analyst')
    await startSession(person)
    const reset = await resetPassword(people.ada, { personId: person.id })
    if (!reset.ok) throw new Error(reset.code)
    expect(await db().session.count({ where: { personId: person.id } })).toBe(0)
    expect(await canSignIn(person, castPassword)).toBe(false)
    expect(await canSignIn(person, reset.value.password)).toBe(true)
    const events = await eventsOf(person, 'person.passwordReset')
    expect(events).toHaveLength(1)
    expect(JSON.stringify({ ...events[0], id: 0 })).not.toContain(reset.value.password)
  })

  it('opens no way to filings for an administrator who doesn’t see them', async () => {
    const person = await enter('analyst', { sarRead: true })
    expect(await resetPassword(grace, { personId: person.id })).toMatchObject({ code: 'wrong-state' })
    expect(await canSignIn(person, castPassword)).toBe(true)
  })
})

describe('ending a session', () => {
  it('is the administrator’s', () =>
    expectWho(
      people,
      async actor => endSession(actor, { sessionId: await startSession(await enter('analyst')) }),
      onlyAda,
    ))

  it('ends that one only, once', async () => {
    const person = await enter('analyst')
    const [first, second] = [await startSession(person), await startSession(person)]
    expect((await endSession(people.ada, { sessionId: first })).ok).toBe(true)
    expect(await endSession(people.ada, { sessionId: first })).toMatchObject({ code: 'not-found' })
    expect(await db().session.findMany({ where: { personId: person.id } })).toMatchObject([{ id: second }])
  })
})

describe('nobody there', () => {
  it('is not found, whatever is to be done to them', async () => {
    const personId = crypto.randomUUID()
    const verbs = [disablePerson, enablePerson, resetPassword, grantSarRead, revokeSarRead]
    for (const verb of verbs) expect(await verb(people.ada, { personId })).toMatchObject({ code: 'not-found' })
    expect(await changeRoles(people.ada, { personId, from: [], roles: ['analyst'] })).toMatchObject({
      code: 'not-found',
    })
    expect(await getPerson(people.ada, personId)).toMatchObject({ code: 'not-found' })
  })
})
