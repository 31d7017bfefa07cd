'use client'
import { memo } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { rowId } from '../shell/virtual-grid.tsx'
import { Chip } from '../ui/chip.tsx'
import { cn } from '../ui/cn.ts'
import { Money } from '../ui/money.tsx'
import { When } from '../ui/when.tsx'
import { DueMeter } from './due-meter.tsx'
import { Holder } from './holder.tsx'
import { Priority } from './priority.tsx'
import { cellWhenWide, queueGrid } from './queue-grid.ts'
import { SubjectName } from './subject-name.tsx'

type AlertTableRowProps = {
  row: AlertRow
  index: number
  me: string
  cursor: boolean
  onPoint: (id: string) => void
  onOpen: (id: string) => void
}

const cell = 'min-w-0 px-1.5'

/** One alert in the queue: 36 px on the desk, two lines of 70 px on the phone. */
export const AlertTableRow = memo(function AlertTableRow({
  row,
  index,
  me,
  cursor,
  onPoint,
  onOpen,
}: AlertTableRowProps) {
  const closed = row.status === 'dismissed' || row.status === 'submitted'
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all of its rows
    <div
      role="row"
      id={rowId(row.id)}
      aria-rowindex={index + 2}
      aria-selected={cursor}
      onClick={() => onPoint(row.id)}
      onDoubleClick={() => onOpen(row.id)}
      className={cn(
        queueGrid,
        'relative h-row cursor-default border-b border-line-faint text-md hover:bg-hover',
        'max-desk:h-[70px] max-desk:grid-cols-[36px_minmax(0,1fr)_auto] max-desk:content-start max-desk:px-2 max-desk:pt-2',
        cursor && 'bg-accent-soft hover:bg-accent-soft',
        closed && 'text-ink-3',
      )}
    >
      {cursor && <span aria-hidden className="absolute inset-y-0 left-0 w-[2.5px] bg-accent-solid" />}
      <div role="gridcell" className={cn(cell, 'pl-3.5 max-desk:pl-1.5')}>
        <Priority value={row.priority} />
      </div>
      <div role="gridcell" className={cn(cell, 'truncate')}>
        <SubjectName row={row} />
      </div>
      <div role="gridcell" className={cn(cell, 'justify-self-end max-desk:text-lg')}>
        <Money amount={row.amount} currency={row.currency} column />
      </div>
      <div
        role="gridcell"
        className={cn(
          cell,
          'flex items-center gap-1.5 max-desk:absolute max-desk:right-[170px] max-desk:bottom-2 max-desk:left-2',
        )}
      >
        <Rules rules={row.rules} />
        <span className="truncate text-sm text-ink-3 desk:hidden">{row.source.name}</span>
      </div>
      <div role="gridcell" className={cn(cell, 'truncate text-sm text-ink-2 max-desk:hidden', cellWhenWide)}>
        {row.source.name}
      </div>
      <div role="gridcell" className={cn(cell, 'text-right text-sm text-ink-2 max-desk:hidden', cellWhenWide)}>
        <When at={row.receivedAt} as="age" />
      </div>
      <div role="gridcell" className={cn(cell, 'flex items-center max-desk:hidden')}>
        <DueMeter receivedAt={row.receivedAt} dueAt={row.dueAt} snoozedUntil={row.snoozedUntil} ended={closed} />
      </div>
      <div
        role="gridcell"
        className={cn(
          cell,
          'flex items-center gap-2 justify-self-end pr-3 max-desk:absolute max-desk:right-2 max-desk:bottom-2 max-desk:pr-1.5',
        )}
      >
        <span className="desk:hidden">
          <DueMeter receivedAt={row.receivedAt} dueAt={row.dueAt} snoozedUntil={row.snoozedUntil} ended={closed} />
        </span>
        <Holder holder={row.holder} me={me} />
      </div>
    </div>
  )
})

function Rules({ rules }: { rules: string[] }) {
  const [first, ...others] = rules
  if (first === undefined) return <span className="text-sm text-ink-3">Not sent</span>
  return (
    <>
      <Chip className="min-w-0">{first}</Chip>
      {others.length > 0 && (
        <span title={others.join(', ')} className="shrink-0 text-sm text-ink-3">
          +{others.length}
        </span>
      )}
    </>
  )
}
