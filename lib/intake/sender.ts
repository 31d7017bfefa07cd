import type { Actor } from '../actor.ts'

/** What intake reads of a source. */
export type IntakeSource = {
  id: string
  slug: string
  name: string
  kind: 'alert' | 'sar'
  externalId: string
  /** As its row keeps them; `eventsOf` reads it. */
  events: unknown
  version: string | null
}

/** A source that has proved itself, as the actor of what it sends. */
export type Sender = { source: IntakeSource; actor: Actor & { kind: 'source' } }

export type Origin = { address?: string; requestId?: string }

export function senderOf(source: IntakeSource, origin: Origin): Sender {
  const { id, name, kind } = source
  return { source, actor: { kind: 'source', id, name, sarRead: kind === 'sar', ...origin } }
}
