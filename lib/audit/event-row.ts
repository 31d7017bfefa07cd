import type { Actor } from '../actor.ts'
import { clock } from '../clock.ts'
import type { Prisma } from '../db.ts'
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

/** An event as its row: who it was and from where is read of the actor. */
export function eventRow(actor: Actor, event: EventName, facts: EventFacts): Prisma.AuditEventCreateManyInput {
  const before = asJson(facts.before)
  const after = asJson(facts.after)
  return {
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
  }
}

/** JSON as PostgreSQL stores it: absent stays absent, and no undefined inside. */
function asJson(value: unknown): object | undefined {
  return value === undefined || value === null ? undefined : JSON.parse(JSON.stringify(value))
}
