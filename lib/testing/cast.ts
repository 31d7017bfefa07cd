import { expect } from 'vitest'
import type { PersonActor, Role } from '../actor.ts'
import { hashPassword } from '../auth/password.ts'
import { personActor } from '../auth/prove-person.ts'
import { db } from '../db.ts'
import type { ProblemCode, Result } from '../result.ts'

/** Everybody in the stories has this password. */
export const castPassword = 'a-password-of-the-cast'

/** ada administers, alice and bob are analysts (bob sees no filings), carol approves, omar audits, mallory may not. */
const parts = {
  ada: { name: 'Ada Marsh', roles: ['administrator'], sarRead: true },
  alice: { name: 'Alice Njoroge', roles: ['analyst'], sarRead: true },
  bob: { name: 'Bob Lindqvist', roles: ['analyst'], sarRead: false },
  carol: { name: 'Carol Jensen', roles: ['approver'], sarRead: true },
  omar: { name: 'Omar Haddad', roles: ['auditor'], sarRead: true },
  mallory: { name: 'Mallory Voss', roles: [], sarRead: false },
} as const satisfies Record<string, { name: string; roles: readonly Role[]; sarRead: boolean }>

export type CastName = keyof typeof parts
export type Cast = Record<CastName, PersonActor>

let passwordHash: Promise<string> | undefined

/** Puts the people of the stories into the test's database; each is `<name>@cast.test` with `castPassword`. */
export async function cast(): Promise<Cast> {
  passwordHash ??= hashPassword(castPassword)
  const hash = await passwordHash
  const names = Object.keys(parts) as CastName[]
  const entered = await Promise.all(names.map(async name => [name, await enter(name, hash)] as const))
  return Object.fromEntries(entered) as Cast
}

async function enter(who: CastName, hash: string): Promise<PersonActor> {
  const { name, roles, sarRead } = parts[who]
  const person = await db().person.create({
    data: { email: `${who}@cast.test`, name, roles: [...roles], sarRead },
    select: { id: true, name: true, email: true, roles: true, sarRead: true },
  })
  await db().credential.create({
    data: { personId: person.id, accountId: person.id, providerId: 'credential', password: hash },
  })
  return personActor(person, { address: '192.0.2.10', requestId: `request-of-${who}` })
}

/**
 * Who may do it, by hand: `call` runs once as each of the cast (making its own subject each time), and every outcome is
 * named: 'ok' or the code of the refusal. Nobody can be left out.
 */
export async function expectWho(
  people: Cast,
  call: (actor: PersonActor) => Promise<Result<unknown>>,
  expected: Record<CastName, 'ok' | ProblemCode>,
): Promise<void> {
  const seen: Record<string, string> = {}
  for (const name of Object.keys(expected) as CastName[]) {
    const result = await call(people[name])
    seen[name] = result.ok ? 'ok' : result.code
  }
  expect(seen).toEqual(expected)
}

/**
 * Signs in over HTTP, the way the sign-in over a page does.
 * @param baseUrl where the app listens, such as http://127.0.0.1:4000
 * @returns the Cookie header of the session
 */
export async function signIn(baseUrl: string, email: string, password = castPassword): Promise<string> {
  const answer = await fetch(new URL('/api/auth/sign-in/email', baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(baseUrl).origin },
    body: JSON.stringify({ email, password }),
  })
  if (!answer.ok) throw new Error(`Sign-in was answered ${answer.status}: ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map(cookie => cookie.split(';')[0] ?? '')
  return cookies.join('; ')
}
