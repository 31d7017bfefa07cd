import { type AlertViewId, alertViews } from '#lib/alerts/views.ts'
import { viewHref } from '../alerts/view-of-filter.ts'
import type { RailCounts, RailView } from './rail-entries.ts'

const ids = Object.keys(alertViews) as AlertViewId[]

/** The views that everyone has, as the rail shows them under Alerts. */
export const railViews: RailView[] = ids.map(id => ({ href: viewHref(id), label: alertViews[id].name }))

/** The numbers beside them, and beside Submissions only what waits for a person. */
export function railCounts(counts: Record<AlertViewId | 'open' | 'held', number>): RailCounts {
  const views = ids.map(id => [viewHref(id), { count: counts[id] }])
  return {
    '/alerts': { count: counts.open },
    ...Object.fromEntries(views),
    '/submissions': { count: counts.held, words: 'held', tone: 'red' },
  }
}
