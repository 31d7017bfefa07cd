import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import { changePerson, refuseWith } from './change-person.ts'
import type { PersonId } from './schema.ts'

/**
 * Shuts somebody out: their sessions end with their next request, and no password signs them in. Their name stays in
 * every history; claims they hold run out by themselves.
 * @returns wrong-state for oneself and for the last administrator; changed when they are disabled already
 */
export async function disablePerson(actor: Actor, { personId }: PersonId): Promise<Result<{ sessions: number }>> {
  const allowed = authorize(actor, 'person.write')
  if (!allowed.ok) return allowed
  if (personId === actor.id) return refuseWith('Nobody disables themselves. Ask another administrator.')
  return changePerson(actor, personId, async (tx, person, { othersAdminister }) => {
    if (!othersAdminister && person.roles.includes('administrator'))
      return refuseWith('This is the last administrator. Make somebody else one first.')
    const where = { id: person.id, disabledAt: null }
    const { count } = await tx.person.updateMany({ where, data: { disabledAt: clock.now() } })
    if (count === 0) return refuse('changed')
    const ended = await tx.session.deleteMany({ where: { personId: person.id } })
    await appendEvent(tx, actor, 'person.disabled', {
      subjectId: person.id,
      kind: 'alert',
      summary: `Disabled ${person.name}`,
      after: { endedSessions: ended.count },
    })
    return done({ sessions: ended.count })
  })
}
