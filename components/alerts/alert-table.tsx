'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { AlertFilter } from '#lib/alerts/schema.ts'
import { useMedia } from '../ui/use-media.ts'
import { AlertTableHead } from './alert-table-head.tsx'
import { AlertTableRow } from './alert-table-row.tsx'

type AlertTableProps = {
  rows: AlertRow[]
  me: string
  cursor: string | null
  sort: AlertFilter['sort']
  hasMore: boolean
  loadingMore: boolean
  onSort: (sort: AlertFilter['sort']) => void
  onPoint: (id: string) => void
  onOpen: (id: string) => void
  onNearEnd: () => void
}

/** The queue's rows, only those in view made; the cursor is told by aria-activedescendant, so focus stays in one place. */
export function AlertTable({ rows, me, cursor, sort, hasMore, loadingMore, onSort, ...on }: AlertTableProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const phone = useMedia('(width < 720px)')
  const size = phone ? 70 : 36
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 12,
    initialRect: { width: 0, height: 900 },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the size of a row changes
  useEffect(() => virtual.measure(), [size])

  const items = virtual.getVirtualItems()
  const nearEnd = (items.at(-1)?.index ?? 0) >= rows.length - 10
  const { onNearEnd } = on
  useEffect(() => {
    if (nearEnd && hasMore && !loadingMore) onNearEnd()
  }, [nearEnd, hasMore, loadingMore, onNearEnd])

  const at = cursor === null ? -1 : rows.findIndex(row => row.id === cursor)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the cursor only, never rows that come and go
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [cursor])

  return (
    <div
      role="grid"
      aria-label="Alerts"
      aria-rowcount={hasMore ? -1 : rows.length + 1}
      aria-activedescendant={at >= 0 && items.some(item => item.index === at) ? `row-${cursor}` : undefined}
      tabIndex={0}
      data-focus="inset"
      className="flex min-h-0 flex-1 flex-col"
    >
      <AlertTableHead sort={sort} onSort={onSort} />
      <div ref={scroller} role="rowgroup" className="scroll-quiet relative min-h-0 flex-1">
        <div role="presentation" style={{ height: virtual.getTotalSize() }} className="relative w-full">
          {items.map(item => {
            const row = rows[item.index]
            return (
              row && (
                <div
                  key={row.id}
                  role="presentation"
                  style={{ transform: `translateY(${item.start}px)` }}
                  className="absolute inset-x-0 top-0"
                >
                  <AlertTableRow
                    row={row}
                    index={item.index}
                    me={me}
                    cursor={row.id === cursor}
                    onPoint={on.onPoint}
                    onOpen={on.onOpen}
                  />
                </div>
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}
