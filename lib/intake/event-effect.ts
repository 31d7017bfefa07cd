export const effects = ['create', 'update', 'close', 'reopen', 'ignore'] as const
export type Effect = (typeof effects)[number]

/** Which event types do what: the source's `events`, without its path. */
export type EventLists = { readonly [effect in Effect]?: readonly string[] }

/**
 * What a payload of this event type does. Without `create`, whatever no list names creates an alert; with it, whatever
 * no list names is ignored (contract: events).
 * @param event its type as text; undefined when the payload names none
 */
export function effectOf(lists: EventLists, event: string | undefined): { effect: Effect; listed: boolean } {
  const named = event === undefined ? undefined : effects.find(effect => lists[effect]?.includes(event))
  if (named) return { effect: named, listed: true }
  return { effect: lists.create ? 'ignore' : 'create', listed: false }
}

/** The source's `events` as its row keeps them; undefined when it tells no types apart. */
export function eventsOf(stored: unknown): { path: string; lists: EventLists } | undefined {
  if (typeof stored !== 'object' || stored === null || !('path' in stored)) return undefined
  if (typeof stored.path !== 'string') return undefined
  const types = new Map(Object.entries(stored))
  const lists = effects.flatMap(effect => {
    const named: unknown = types.get(effect)
    return Array.isArray(named) ? [[effect, named.map(String)] as const] : []
  })
  return { path: stored.path, lists: Object.fromEntries(lists) }
}
