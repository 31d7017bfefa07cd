'use client'
import { ListFilter } from 'lucide-react'
import { type AlertFilter, holders } from '#lib/alerts/schema.ts'
import { alertStatuses } from '#lib/alerts/status.ts'
import { priorities } from '#lib/alerts/triage.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { ChoiceFilter } from './choice-filter.tsx'
import { dueWords, holderWords, statusWords } from './filter-words.ts'
import type { FilterChange } from './use-alert-filter.ts'

type QueueFiltersProps = {
  filter: AlertFilter
  sources: { slug: string; name: string }[]
  change: (next: FilterChange) => void
  clear: () => void
}

const statusOptions = alertStatuses.map(value => ({ value, label: statusWords[value] }))
const priorityOptions = priorities.map(value => ({ value, label: value }))
const holderOptions = holders.map(value => ({ value, label: holderWords[value] }))
const dueOptions = Object.entries(dueWords).map(([value, label]) => ({ value, label }))

/** The filters as chips, each changed where it stands; what isn't set yet waits behind Filter. */
export function QueueFilters({ filter, sources, change, clear }: QueueFiltersProps) {
  const sourceOptions = sources.map(source => ({ value: source.slug, label: source.name }))
  const unset = [
    filter.source.length === 0 &&
      sources.length > 1 && {
        name: 'Source',
        set: () => change({ source: sources.slice(0, 1).map(source => source.slug) }),
      },
    filter.priority.length === 0 && { name: 'Priority', set: () => change({ priority: ['P1'] }) },
    filter.holder === undefined && { name: 'Holder', set: () => change({ holder: 'me' }) },
    filter.dueWithin === undefined && { name: 'Due', set: () => change({ dueWithin: 48 }) },
  ].filter(entry => entry !== false)
  const changed = unset.length < (sources.length > 1 ? 4 : 3) || filter.status.join() !== 'open'
  return (
    <div role="toolbar" aria-label="Filters" className="flex min-w-0 flex-1 items-center gap-2 overflow-x-auto py-1">
      <ChoiceFilter
        field="Status"
        options={statusOptions}
        chosen={filter.status}
        onChange={status => change({ status: status.length > 0 ? status : ['open'] })}
      />
      {filter.source.length > 0 && (
        <ChoiceFilter
          field="Source"
          options={sourceOptions}
          chosen={filter.source}
          onChange={source => change({ source })}
          removable
        />
      )}
      {filter.priority.length > 0 && (
        <ChoiceFilter
          field="Priority"
          options={priorityOptions}
          chosen={filter.priority}
          onChange={priority => change({ priority })}
          removable
        />
      )}
      {filter.holder !== undefined && (
        <ChoiceFilter
          field="Holder"
          options={holderOptions}
          chosen={[filter.holder]}
          onChange={([holder]) => change({ holder: holder ?? null })}
          single
          removable
        />
      )}
      {filter.dueWithin !== undefined && (
        <ChoiceFilter
          field="Due"
          options={dueOptions}
          chosen={[String(filter.dueWithin)]}
          onChange={([hours]) => change({ dueWithin: hours === undefined ? null : Number(hours) })}
          single
          removable
        />
      )}
      {unset.length > 0 && (
        <Menu
          label="Add a filter"
          align="start"
          trigger={
            <Button look="quiet" size="sm" icon={<ListFilter aria-hidden />}>
              Filter
            </Button>
          }
        >
          {unset.map(entry => (
            <MenuItem key={entry.name} onSelect={entry.set}>
              {entry.name}
            </MenuItem>
          ))}
        </Menu>
      )}
      {changed && (
        <Button look="quiet" size="sm" onClick={clear}>
          Clear
        </Button>
      )}
    </div>
  )
}
