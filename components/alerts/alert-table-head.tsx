'use client'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { AlertFilter } from '#lib/alerts/schema.ts'
import { cn } from '../ui/cn.ts'
import { cellWhenWide, queueGrid } from './queue-grid.ts'

type Sort = AlertFilter['sort']
type Column = { name: string; sort?: Sort; descending?: boolean; className?: string; hidden?: boolean }

const columns: readonly Column[] = [
  { name: 'Priority', sort: 'priority', hidden: true, className: 'pl-3.5' },
  { name: 'Subject' },
  { name: 'Amount', className: 'justify-end pr-[33px]' },
  { name: 'Rules' },
  { name: 'Source', className: cellWhenWide },
  { name: 'Age', sort: 'received', descending: true, className: cn('justify-end', cellWhenWide) },
  { name: 'Due', sort: 'due' },
  { name: 'Held by', hidden: true },
]

/** The head of the queue's table; a press on a name sorts by it. */
export function AlertTableHead({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  return (
    <div
      role="row"
      className={cn(queueGrid, 'h-[30px] border-b border-line bg-sunken text-sm text-ink-2 max-desk:hidden')}
    >
      {columns.map(column => (
        <div
          key={column.name}
          role="columnheader"
          aria-sort={column.sort === sort ? (column.descending ? 'descending' : 'ascending') : undefined}
          className={cn('flex h-full items-center px-1.5', column.className)}
        >
          <HeadCell column={column} sorted={column.sort === sort} onSort={onSort} />
        </div>
      ))}
    </div>
  )
}

function HeadCell({ column, sorted, onSort }: { column: Column; sorted: boolean; onSort: (sort: Sort) => void }) {
  const { name, sort, hidden } = column
  const words = hidden ? <span className="sr-only">{name}</span> : name
  if (!sort) return words
  const Arrow = column.descending ? ArrowDown : ArrowUp
  return (
    <button
      type="button"
      // The mouse leaves the focus to the list, so that Enter opens its row and doesn't sort again.
      onMouseDown={event => event.preventDefault()}
      onClick={() => onSort(sort)}
      className={cn('inline-flex items-center gap-1 rounded-1 hover:text-ink', sorted && 'font-medium text-ink')}
    >
      {words}
      {sorted && <Arrow aria-hidden className="size-3" />}
    </button>
  )
}
