'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'

type VirtualRows = {
  ids: readonly string[]
  cursor: string | null
  /** Heights in px: of a row, and of the head that stays above them. */
  size: number
  headSize: number
  hasMore: boolean
  loading: boolean
  onNearEnd: () => void
}

/** The rows of a long list that are in view; follows the cursor, and asks for more ten rows before the end. */
export function useVirtualRows({ ids, cursor, size, headSize, hasMore, loading, onNearEnd }: VirtualRows) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size,
    getItemKey: index => ids[index] ?? index,
    overscan: 12,
    scrollMargin: headSize,
    scrollPaddingStart: headSize,
    initialRect: { width: 0, height: 900 },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew only when sizes change
  useEffect(() => virtual.measure(), [size, headSize])

  const items = virtual.getVirtualItems()
  const nearEnd = (items.at(-1)?.index ?? 0) >= ids.length - 10
  useEffect(() => {
    if (nearEnd && hasMore && !loading) onNearEnd()
  }, [nearEnd, hasMore, loading, onNearEnd])

  const at = cursor === null ? -1 : ids.indexOf(cursor)
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the cursor only, never rows that come and go
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [cursor])
  return { scroller, items, height: virtual.getTotalSize(), cursorInView: items.some(item => item.index === at) }
}
