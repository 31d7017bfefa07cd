import { isAPIError } from 'better-auth/api'
import type { PersonActor, VisitorActor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import { db, transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { addressHeader, auth } from './auth.ts'
import { personActor } from './prove-person.ts'
import type { SignIn } from './schema.ts'
import { giveBackTry, type Try, takeTry } from './sign-in-limits.ts'

/** `setCookies`: the Set-Cookie headers that make the browser signed in. */
export type SignedIn = { person: { id: string; name: string; email: string }; setCookies: string[] }

/**
 * Signs somebody in by e-mail address and password. An unknown address, a wrong password and a disabled person are one
 * answer after the same work, so that it tells nobody who works here.
 * @returns bad-credential; too-many after 10 wrong passwords for an account or 100 from an address in 15 minutes
 */
export async function signIn(actor: VisitorActor, input: SignIn): Promise<Result<SignedIn>> {
  const keys = { account: input.email, address: actor.address ?? 'unknown' }
  const attempt = await takeTry(keys)
  if (!attempt.allowed) {
    if (attempt.beganPause) await recordRefusal(actor, input.email, 'Refused to sign in: too many wrong passwords')
    return refuse('too-many', [{ path: '', problem: pauseWords(attempt) }])
  }
  const started = await startSession(actor, input)
  if (!started) {
    await recordRefusal(actor, input.email, 'Refused to sign in: wrong e-mail or password')
    return refuse('bad-credential', [{ path: '', problem: wrongWords(attempt) }])
  }
  await giveBackTry(keys)
  await recordStart(started.actor)
  const { id, name, email } = started.actor
  return done({ person: { id, name, email }, setCookies: started.setCookies })
}

type Started = { actor: PersonActor; setCookies: string[] }

async function startSession(visitor: VisitorActor, { email, password }: SignIn): Promise<Started | null> {
  const headers = new Headers({ 'user-agent': visitor.userAgent ?? '', [addressHeader]: visitor.address ?? '' })
  try {
    const answer = await auth().api.signInEmail({ body: { email, password }, headers, returnHeaders: true })
    const session = await db().session.findUniqueOrThrow({
      where: { token: answer.response.token },
      select: { id: true, person: { select: { id: true, name: true, email: true, roles: true, sarRead: true } } },
    })
    const { person, id: sessionId } = session
    return { actor: personActor(person, { ...visitor, sessionId }), setCookies: answer.headers.getSetCookie() }
  } catch (error) {
    if (isAPIError(error) && error.statusCode === 401) return null
    throw error
  }
}

/** The cookie leaves only after this is committed: no session is ever used that the audit doesn't know. */
async function recordStart(actor: PersonActor): Promise<void> {
  await transaction(async tx => {
    await tx.session.deleteMany({ where: { personId: actor.id, expiresAt: { lt: clock.now() } } })
    await appendEvent(tx, actor, 'session.started', { subjectId: actor.id, kind: 'alert', summary: 'Signed in' })
  })
}

/** What was typed stays out: people type passwords into the wrong field. */
async function recordRefusal(actor: VisitorActor, email: string, summary: string): Promise<void> {
  const person = await db().person.findUnique({ where: { email }, select: { id: true } })
  await transaction(tx =>
    appendEvent(tx, actor, 'session.refused', { subjectId: person?.id ?? 'unknown', kind: 'alert', summary }),
  )
}

function wrongWords({ left }: Try): string {
  const warning = left === 0 ? ' The next try is refused for up to 15 minutes.' : ''
  const few = left === 1 ? '1 try' : `${left} tries`
  const counted = left > 0 && left <= 3 ? ` ${few} left before a pause of 15 minutes.` : ''
  return `Email and password do not match.${counted}${warning}`
}

function pauseWords({ pauseSeconds }: Try): string {
  const minutes = Math.max(1, Math.ceil(pauseSeconds / 60))
  return `Too many wrong passwords. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, then try again.`
}
