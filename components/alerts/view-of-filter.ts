import type { AlertFilter } from '#lib/alerts/schema.ts'
import { type AlertViewId, alertViews } from '#lib/alerts/views.ts'
import { filterQuery } from './filter-query.ts'

/** Which of the views a filter is, its order aside; null for one that somebody put together. */
export function viewOfFilter(filter: AlertFilter): AlertViewId | null {
  const unsorted = filterQuery({ ...filter, sort: 'due' })
  const found = Object.entries(alertViews).find(([, view]) => filterQuery(view.filter) === unsorted)
  return found ? (found[0] as AlertViewId) : null
}

export function viewHref(id: AlertViewId): string {
  return `/alerts?${filterQuery(alertViews[id].filter)}`
}
