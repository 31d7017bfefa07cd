import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import type { SessionId } from './schema.ts'

/** Signs one browser of somebody out, from its next request on. Ending one's own is signing out. */
export async function endSession(actor: Actor, { sessionId }: SessionId): Promise<Result<null>> {
  const allowed = authorize(actor, 'person.write')
  if (!allowed.ok) return allowed
  return transaction(async tx => {
    const session = await tx.session.findUnique({
      where: { id: sessionId },
      select: { personId: true, person: { select: { name: true } } },
    })
    const { count } = await tx.session.deleteMany({ where: { id: sessionId } })
    if (!session || count === 0) return refuse('not-found')
    await appendEvent(tx, actor, 'session.ended', {
      subjectId: session.personId,
      kind: 'alert',
      summary: `Ended a session of ${session.person.name}`,
      before: { sessionId },
    })
    return done(null)
  })
}
