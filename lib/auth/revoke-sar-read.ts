import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import { changePerson, refuseWith } from './change-person.ts'
import type { PersonId } from './schema.ts'

/**
 * Takes the sight of filings from somebody, from their next request on. Only who administers and sees them may, and
 * not from themselves: so somebody who can grant it always stays.
 * @returns changed when somebody else did it already
 */
export async function revokeSarRead(actor: Actor, { personId }: PersonId): Promise<Result<{ sarRead: false }>> {
  const allowed = authorize(actor, 'person.write', { kind: 'sar' })
  if (!allowed.ok) return allowed
  if (personId === actor.id) return refuseWith('Nobody takes this from themselves. Ask another administrator.')
  return changePerson(actor, personId, async (tx, person) => {
    const { count } = await tx.person.updateMany({ where: { id: person.id, sarRead: true }, data: { sarRead: false } })
    if (count === 0) return refuse('changed')
    await appendEvent(tx, actor, 'person.sarRevoked', {
      subjectId: person.id,
      kind: 'sar',
      summary: `Took the sight of filings from ${person.name}`,
      before: { sarRead: true },
      after: { sarRead: false },
    })
    return done({ sarRead: false })
  })
}
