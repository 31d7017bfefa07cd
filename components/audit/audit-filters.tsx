'use client'
import { Cpu, Eye } from 'lucide-react'
import { eventTypes } from '#lib/audit/event-types.ts'
import type { AuditFilter } from '#lib/audit/schema.ts'
import { ChoiceFilter } from '../alerts/choice-filter.tsx'
import { Button } from '../ui/button.tsx'
import type { AuditFilterChange } from './use-audit-filter.ts'

type AuditFiltersProps = {
  filter: AuditFilter
  people: { id: string; name: string }[]
  change: (next: AuditFilterChange) => void
  clear: () => void
  shown: number
  more: boolean
}

const names = Object.keys(eventTypes)
const rooms = [...new Set(names.map(name => `${name.split('.')[0]}.`))]
const eventOptions = [
  { value: '', label: 'anything' },
  ...rooms.map(room => ({ value: room, label: `${room.slice(0, -1)}, all events` })),
  ...names.map(name => ({ value: name, label: name })),
]

/** Who, what, and whether reads and the machine's own work are shown; all of it in the address. */
export function AuditFilters({ filter, people, change, clear, shown, more }: AuditFiltersProps) {
  const peopleOptions = [{ value: '', label: 'anyone' }, ...people.map(one => ({ value: one.id, label: one.name }))]
  const onlyReads = filter.reads === 'only'
  return (
    <div className="flex h-10 shrink-0 items-center gap-3 border-b border-line px-4">
      <div role="toolbar" aria-label="Filters" className="flex min-w-0 flex-1 items-center gap-2 overflow-x-auto py-1">
        <ChoiceFilter
          field="Who"
          single
          options={peopleOptions}
          chosen={[filter.who ?? '']}
          onChange={([who]) => change({ who: who || null })}
        />
        <ChoiceFilter
          field="What"
          single
          options={eventOptions}
          chosen={[filter.event ?? '']}
          onChange={([event]) => change({ event: event || null })}
        />
        {filter.on !== undefined && (
          <ChoiceFilter
            field="On"
            options={[{ value: filter.on, label: filter.on }]}
            chosen={[filter.on]}
            onChange={() => change({ on: null })}
            removable
          />
        )}
        <Button
          look="quiet"
          size="sm"
          icon={<Eye aria-hidden />}
          aria-pressed={onlyReads}
          onClick={() => change({ reads: onlyReads ? null : 'only' })}
        >
          Only reads
        </Button>
        <Button
          look="quiet"
          size="sm"
          icon={<Cpu aria-hidden />}
          aria-pressed={filter.worker === 'hide'}
          onClick={() => change({ worker: filter.worker ? null : 'hide' })}
        >
          Hide the worker
        </Button>
        {Object.keys(filter).length > 0 && (
          <Button look="quiet" size="sm" onClick={clear}>
            Clear
          </Button>
        )}
      </div>
      <span className="whitespace-nowrap text-sm text-ink-2 max-desk:hidden">
        {shown.toLocaleString('en')}
        {more && '+'} events
      </span>
    </div>
  )
}
