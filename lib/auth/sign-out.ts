import type { PersonActor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { transaction } from '../db.ts'
import { done, type Result } from '../result.ts'

/** Ends the session that asks. Everybody may end their own; doing it twice is no refusal. */
export async function signOut(actor: PersonActor): Promise<Result<null>> {
  const { sessionId } = actor
  if (!sessionId) return done(null)
  return transaction(async tx => {
    const { count } = await tx.session.deleteMany({ where: { id: sessionId, personId: actor.id } })
    if (count === 1) {
      await appendEvent(tx, actor, 'session.ended', { subjectId: actor.id, kind: 'alert', summary: 'Signed out' })
    }
    return done(null)
  })
}
