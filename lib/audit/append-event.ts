import type { Actor } from '../actor.ts'
import { clock } from '../clock.ts'
import type { Tx } from '../db.ts'
import { type EventName, eventTypes } from './event-types.ts'

export type EventFacts = {
  /** Id of what the event is about: an alert's, a draft's, … of the type that the event's name says. */
  subjectId: string
  /** The alert that it belongs to, so that an alert's timeline finds it. */
  alertId?: string | undefined
  /** What `visibleTo` reads: an event about something of kind sar doesn't exist for others. */
  kind: 'alert' | 'sar'
  /** One plain sentence for people. */
  summary: string
  before?: unknown
  after?: unknown
  reason?: string | undefined
}

/** JSON as PostgreSQL stores it: absent stays absent, and no undefined inside. */
function asJson(value: unknown): object | undefined {
  return value === undefined || value === null ? undefined : JSON.parse(JSON.stringify(value))
}

/**
 * Records who did what, in the transaction of the change itself: a change without its event can't be committed.
 * Appending takes no lock; sealing into a chain is a later job's work.
 */
export async function appendEvent(tx: Tx, actor: Actor, event: EventName, facts: EventFacts): Promise<void> {
  const before = asJson(facts.before)
  const after = asJson(facts.after)
  await tx.auditEvent.create({
    data: {
      at: clock.now(),
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      event,
      subjectType: eventTypes[event],
      subjectId: facts.subjectId,
      alertId: facts.alertId ?? null,
      kind: facts.kind,
      summary: facts.summary,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      reason: facts.reason ?? null,
      address: 'address' in actor ? (actor.address ?? null) : null,
      sessionId: 'sessionId' in actor ? (actor.sessionId ?? null) : null,
      requestId: actor.requestId ?? null,
    },
    select: { id: true },
  })
}
