import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import { changePerson } from './change-person.ts'
import type { PersonId } from './schema.ts'

/**
 * Lets somebody who was disabled sign in again, with the roles and the password they had.
 * @returns changed when they aren't disabled
 */
export async function enablePerson(actor: Actor, { personId }: PersonId): Promise<Result<null>> {
  const allowed = authorize(actor, 'person.write')
  if (!allowed.ok) return allowed
  return changePerson(actor, personId, async (tx, person) => {
    const { count } = await tx.person.updateMany({
      where: { id: person.id, disabledAt: { not: null } },
      data: { disabledAt: null },
    })
    if (count === 0) return refuse('changed')
    await appendEvent(tx, actor, 'person.enabled', {
      subjectId: person.id,
      kind: 'alert',
      summary: `Enabled ${person.name}`,
    })
    return done(null)
  })
}
