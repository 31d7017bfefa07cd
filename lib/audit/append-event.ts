import type { Actor } from '../actor.ts'
import type { Tx } from '../db.ts'
import { type EventFacts, eventRow } from './event-row.ts'
import type { EventName } from './event-types.ts'

export type { EventFacts } from './event-row.ts'

/**
 * Records who did what, in the transaction of the change itself: a change without its event can't be committed.
 * Appending takes no lock; sealing into a chain is a later job's work.
 */
export async function appendEvent(tx: Tx, actor: Actor, event: EventName, facts: EventFacts): Promise<void> {
  await tx.auditEvent.create({ data: eventRow(actor, event, facts), select: { id: true } })
}

/** The same of many subjects at once, in their order. */
export async function appendEvents(tx: Tx, actor: Actor, event: EventName, facts: EventFacts[]): Promise<void> {
  await tx.auditEvent.createMany({ data: facts.map(each => eventRow(actor, event, each)) })
}
