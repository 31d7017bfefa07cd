'use client'
import { Eye } from 'lucide-react'
import type { AuditRow } from '#lib/audit/queries.ts'
import { EventActor } from '../audit/event-actor.tsx'
import { changedFields, isAlarming, isRead } from '../audit/event-words.ts'
import { cn } from '../ui/cn.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { When } from '../ui/when.tsx'

/** Everything that happened to the alert, its draft and its submission, newest first. */
export function Timeline({ events, me }: { events: readonly AuditRow[]; me: string }) {
  if (events.length === 0) return <EmptyState title="Nothing happened yet" className="p-4" />
  return (
    <ol className="divide-y divide-line-faint">
      {events.map(event => (
        <li key={event.id} className="px-4 py-2 text-md">
          <div className="flex items-baseline gap-3">
            <span className={cn('min-w-0 flex-1 wrap-anywhere', isAlarming(event.event) && 'text-red')}>
              {isRead(event.event) && <Eye aria-hidden className="mr-1.5 inline size-3.5 text-ink-3" />}
              <bdi>{event.summary}</bdi>
            </span>
            <span className="shrink-0 text-sm text-ink-3">
              <When at={event.at} as="stamp" />
            </span>
          </div>
          <div className="mt-0.5 flex items-center gap-2 text-sm text-ink-2">
            <EventActor actor={event.actor} me={me} />
            <span className="mono text-ink-3">{event.event}</span>
          </div>
          {event.reason !== null && (
            <p className="mt-1 text-sm wrap-anywhere">
              <bdi>{event.reason}</bdi>
            </p>
          )}
          {event.event === 'draft.changed' && <Changes event={event} />}
        </li>
      ))}
    </ol>
  )
}

function Changes({ event }: { event: AuditRow }) {
  return changedFields(event.before, event.after).map(({ field, before, after }) => (
    <p key={field} className="mt-1 text-sm wrap-anywhere">
      <bdi className="text-ink-3 line-through decoration-line-strong">{before ?? 'empty'}</bdi>{' '}
      <span className="text-ink-3">to</span> <bdi>{after ?? 'empty'}</bdi>
    </p>
  ))
}
