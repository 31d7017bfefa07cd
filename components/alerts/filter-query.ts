import type { AlertFilter } from '#lib/alerts/schema.ts'

/** A filter as it stands in an address, without what is the default anyway; the same filter is always the same text. */
export function filterQuery(filter: AlertFilter): string {
  const query = new URLSearchParams()
  if (filter.status.join() !== 'open') query.set('status', filter.status.join(','))
  if (filter.source.length > 0) query.set('source', filter.source.join(','))
  if (filter.priority.length > 0) query.set('priority', filter.priority.join(','))
  if (filter.holder) query.set('holder', filter.holder)
  if (filter.dueWithin !== undefined) query.set('dueWithin', String(filter.dueWithin))
  if (filter.sort !== 'due') query.set('sort', filter.sort)
  return query.toString()
}
