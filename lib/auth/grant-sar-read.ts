import type { Actor } from '../actor.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import { changePerson, refuseWith } from './change-person.ts'
import { appendSarGranted } from './insert-person.ts'
import type { PersonId } from './schema.ts'

/**
 * Lets somebody see filings. Only who administers and sees them may, and never for themselves.
 * @returns changed when somebody else did it already
 */
export async function grantSarRead(actor: Actor, { personId }: PersonId): Promise<Result<{ sarRead: true }>> {
  const allowed = authorize(actor, 'person.write', { kind: 'sar' })
  if (!allowed.ok) return allowed
  if (personId === actor.id) return refuseWith('Nobody grants this to themselves. Ask another administrator.')
  return changePerson(actor, personId, async (tx, person) => {
    const { count } = await tx.person.updateMany({ where: { id: person.id, sarRead: false }, data: { sarRead: true } })
    if (count === 0) return refuse('changed')
    await appendSarGranted(tx, actor, person)
    return done({ sarRead: true })
  })
}
