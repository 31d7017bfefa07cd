import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import { changePerson, refuseWith } from './change-person.ts'
import { hashPassword, makePassword } from './password.ts'
import type { PersonId } from './schema.ts'

/**
 * Gives somebody a new password and ends their sessions. Who resets a password could sign in with it, so it takes an
 * administrator who sees everything that this person sees.
 * @returns the new password, this once
 */
export async function resetPassword(actor: Actor, { personId }: PersonId): Promise<Result<{ password: string }>> {
  const allowed = authorize(actor, 'person.write')
  if (!allowed.ok) return allowed
  const password = makePassword()
  const hash = await hashPassword(password)
  return changePerson(actor, personId, async (tx, person) => {
    if (person.sarRead && !actor.sarRead) {
      return refuseWith('Only an administrator who may see all that this person sees can reset this password.')
    }
    const { count } = await tx.credential.updateMany({
      where: { personId: person.id, providerId: 'credential' },
      data: { password: hash },
    })
    if (count === 0) return refuse('wrong-state')
    const ended = await tx.session.deleteMany({ where: { personId: person.id } })
    await appendEvent(tx, actor, 'person.passwordReset', {
      subjectId: person.id,
      kind: 'alert',
      summary: `Reset the password of ${person.name}`,
      after: { endedSessions: ended.count },
    })
    return done({ password })
  })
}
