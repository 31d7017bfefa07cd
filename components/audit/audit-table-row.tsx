'use client'
import { Eye } from 'lucide-react'
import Link from 'next/link'
import { memo } from 'react'
import type { AuditRow } from '#lib/audit/queries.ts'
import { rowId } from '../shell/virtual-grid.tsx'
import { cn } from '../ui/cn.ts'
import { When } from '../ui/when.tsx'
import { EventActor } from './event-actor.tsx'
import { eventHref, eventOn, isAlarming, isRead } from './event-words.ts'

/** In px: time, who, event, what, on. */
export const auditGrid = 'grid grid-cols-[112px_150px_156px_minmax(0,1fr)_132px] items-center'

type AuditTableRowProps = { row: AuditRow; index: number; me: string; cursor: boolean; onPoint: (id: string) => void }

const cell = 'min-w-0 truncate px-2'

export const AuditTableRow = memo(function AuditTableRow({ row, index, me, cursor, onPoint }: AuditTableRowProps) {
  const href = eventHref(row)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all of its rows
    <div
      role="row"
      id={rowId(row.id)}
      aria-rowindex={index + 2}
      aria-selected={cursor}
      onClick={() => onPoint(row.id)}
      className={cn(
        auditGrid,
        'relative h-8 cursor-default border-b border-line-faint hover:bg-hover',
        'max-desk:h-14 max-desk:grid-cols-[1fr_auto] max-desk:grid-rows-2 max-desk:px-2 max-desk:py-1',
        cursor && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      {cursor && <span aria-hidden className="absolute inset-y-0 left-0 w-[2.5px] bg-accent-solid" />}
      <div role="gridcell" className={cn(cell, 'mono pl-3.5 text-ink-2 max-desk:order-2 max-desk:justify-self-end')}>
        <When at={row.at} as="stamp" />
      </div>
      <div role="gridcell" className={cn(cell, 'max-desk:order-1')}>
        <EventActor actor={row.actor} me={me} />
      </div>
      <div
        role="gridcell"
        className={cn(cell, 'mono max-desk:hidden', isAlarming(row.event) ? 'text-red' : 'text-ink-2')}
      >
        {row.event}
      </div>
      <div role="gridcell" className={cn(cell, 'flex items-center gap-1.5 max-desk:order-3')}>
        {isRead(row.event) && <Eye aria-label="Read" className="size-3.5 shrink-0 text-ink-3" />}
        <bdi className="truncate">{row.summary}</bdi>
      </div>
      <div role="gridcell" className={cn(cell, 'mono max-desk:order-4 max-desk:justify-self-end')}>
        {href === null ? (
          <span className="text-ink-3">{eventOn(row)}</span>
        ) : (
          <Link href={href} className="text-accent hover:underline">
            {eventOn(row)}
          </Link>
        )}
      </div>
    </div>
  )
})
