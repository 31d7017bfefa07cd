'use client'
import type { AlertFilter } from '#lib/alerts/schema.ts'
import { alertViews } from '#lib/alerts/views.ts'
import { PageHead } from '../shell/page-head.tsx'
import { QueueFilters } from './queue-filters.tsx'
import type { FilterChange } from './use-alert-filter.ts'
import { viewOfFilter } from './view-of-filter.ts'

type QueueHeadProps = {
  filter: AlertFilter
  sources: { slug: string; name: string }[]
  shown: number
  more: boolean
  change: (next: FilterChange) => void
  clear: () => void
}

/** Title, the view's name, and the filters under it. */
export function QueueHead({ filter, sources, shown, more, change, clear }: QueueHeadProps) {
  const view = viewOfFilter(filter)
  return (
    <>
      <PageHead title="Alerts" meta={view === null ? undefined : alertViews[view].name} />
      <div className="flex h-10 shrink-0 items-center gap-3 border-b border-line px-4">
        <QueueFilters filter={filter} sources={sources} change={change} clear={clear} />
        <span className="whitespace-nowrap text-sm text-ink-2 max-desk:hidden">
          {shown.toLocaleString('en')}
          {more && '+'} shown
        </span>
      </div>
    </>
  )
}
