'use client'
import { CircleCheck } from 'lucide-react'
import type { AlertFilter } from '#lib/alerts/schema.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { filterQuery } from './filter-query.ts'
import { viewHref } from './view-of-filter.ts'

/** Nothing here: what that means, what the view hides, and the next thing to do. */
export function QueueEmpty({ filter, clear }: { filter: AlertFilter; clear: () => void }) {
  const plain = filterQuery({ ...filter, sort: 'due' }) === ''
  return (
    <div className="grid flex-1 place-items-center p-6">
      {plain ? (
        <EmptyState
          tone="green"
          icon={<CircleCheck />}
          title="No alert waits"
          action={<LinkButton href={viewHref('snoozed')}>Show snoozed alerts</LinkButton>}
        >
          Every alert is decided or snoozed. This view hides submitted, dismissed and snoozed ones.
        </EmptyState>
      ) : (
        <EmptyState title="No alert fits these filters" action={<Button onClick={clear}>Clear the filters</Button>}>
          Alerts that don’t fit are hidden, not gone.
        </EmptyState>
      )}
    </div>
  )
}
