import type { PersonActor, Role } from '../actor.ts'
import { clock, minute } from '../clock.ts'
import { db } from '../db.ts'
import { auth } from './auth.ts'
import { readRequest } from './read-request.ts'

/**
 * Who a request's session cookie proves, read from the database each time: a session that was ended, a person who was
 * disabled and a role that was taken are gone on the next request.
 * @returns null when nobody is signed in
 */
export async function provePerson(headers: Headers): Promise<PersonActor | null> {
  const cookie = headers.get('cookie')
  if (!cookie) return null
  const found = await auth().api.getSession({ headers: new Headers({ cookie }) })
  if (!found) return null
  const person = await db().person.findFirst({
    where: { id: found.user.id, disabledAt: null },
    select: { id: true, name: true, email: true, roles: true, sarRead: true, lastSeenAt: true },
  })
  if (!person) return null
  await noteSeen(person)
  return personActor(person, { ...readRequest(headers), sessionId: found.session.id })
}

type Facts = { address?: string; requestId?: string; sessionId?: string }

/** A person's row as the actor that verbs take. */
export function personActor(
  person: { id: string; name: string; email: string; roles: Role[]; sarRead: boolean },
  { address, requestId, sessionId }: Facts = {},
): PersonActor {
  const { id, name, email, roles, sarRead } = person
  return {
    kind: 'person',
    id,
    name,
    email,
    roles,
    sarRead,
    ...(sessionId ? { sessionId } : {}),
    ...(address ? { address } : {}),
    ...(requestId ? { requestId } : {}),
  }
}

/** "Now" on the people page; written once a minute at most, so that reading a page hardly ever writes. */
async function noteSeen(person: { id: string; lastSeenAt: Date | null }): Promise<void> {
  const now = clock.now()
  const before = new Date(now.getTime() - minute)
  if (person.lastSeenAt && person.lastSeenAt > before) return
  await db().person.updateMany({
    where: { id: person.id, OR: [{ lastSeenAt: null }, { lastSeenAt: { lte: before } }] },
    data: { lastSeenAt: now },
  })
}
