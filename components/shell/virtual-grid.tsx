'use client'
import type { ReactNode } from 'react'
import { useVirtualRows } from './use-virtual-rows.ts'

type VirtualGridProps<R extends { id: string }> = {
  label: string
  rows: readonly R[]
  cursor: string | null
  /** Heights in px: of a row, and of the head; 0 where there is none. */
  size: number
  headSize: number
  hasMore: boolean
  loading: boolean
  onNearEnd: () => void
  head: ReactNode
  /** One row: role="row", the id that `rowId` gives, aria-rowindex. */
  row: (row: R, index: number) => ReactNode
}

/** How the grid names its row to a screen reader. */
export function rowId(id: string): string {
  return `row-${id}`
}

/** A long list of which only the rows in view are made; focus stays on the list, which names its cursor. */
export function VirtualGrid<R extends { id: string }>({
  label,
  rows,
  cursor,
  head,
  row,
  ...rest
}: VirtualGridProps<R>) {
  const { scroller, items, height, cursorInView } = useVirtualRows({ ids: rows.map(one => one.id), cursor, ...rest })
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rest.hasMore ? -1 : rows.length + 1}
      aria-activedescendant={cursor !== null && cursorInView ? rowId(cursor) : undefined}
      tabIndex={0}
      data-focus="inset"
      className="scroll-quiet min-h-0 min-w-0 flex-1"
    >
      {rest.headSize > 0 && (
        <div role="rowgroup" className="sticky top-0 z-10">
          {head}
        </div>
      )}
      <div role="rowgroup" style={{ height }} className="relative w-full">
        {items.map(item => {
          const one = rows[item.index]
          return (
            one && (
              <div
                key={one.id}
                role="presentation"
                style={{ transform: `translateY(${item.start - rest.headSize}px)` }}
                className="absolute inset-x-0 top-0"
              >
                {row(one, item.index)}
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
