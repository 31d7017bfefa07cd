'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { canonicalJson, type PayloadValue } from '#lib/json.ts'
import { useMedia } from '../ui/use-media.ts'
import { useLit, useLitKey } from './lit.ts'
import { ancestorsOf, canOpen, type PayloadNode, type PayloadRow, previewOf } from './payload-index.ts'
import { PayloadRowView, type RowHandlers, type RowHit } from './payload-row.tsx'
import { tagsOfRow } from './payload-tags.ts'
import type { PayloadTreeState } from './use-payload-tree.ts'

type PayloadTreeProps = {
  tree: PayloadTreeState
  /** The field that a click fills; null when nothing waits to be filled. */
  fills: { key: string; label: string } | null
  onFill: (value: PayloadValue, path: string) => void
  onGoToField: (key: string) => void
}

/** The evidence: every value as it was sent, walked by arrows, tied to the fields that it feeds. */
export function PayloadTree({ tree, fills, onFill, onGoToField }: PayloadTreeProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const lit = useLit()
  const litRows = useLitRows(tree)
  const rowHeight = useMedia('(width < 720px)') ? 36 : 22
  const virtual = useVirtualizer({
    count: tree.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    initialRect: { width: 0, height: 600 },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew only when the size of a row changes
  useEffect(() => virtual.measure(), [rowHeight])
  const rowOf = (path: string | null) => tree.rows.findIndex(row => row.node.path === path && row.line === null)

  const show = (index: number) => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: follows the cursor, never rows that open and close
  useLayoutEffect(() => show(rowOf(tree.cursor)), [tree.cursor])
  useFollowLit(tree, litRows, show)

  const handlers: RowHandlers = {
    onToggle: tree.toggle,
    onPick: node => {
      tree.setCursor(node.path)
      if (node.size > 0 || (canOpen(node) && !fills)) tree.toggle(node)
      else if (fills) onFill(node.value, node.path)
    },
    onPoint: (_, tags) => lit.light('evidence', tags[0]?.key ?? null),
    onTag: onGoToField,
  }
  const keep = useSteady(handlers)
  const cursorIndex = rowOf(tree.cursor)
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Payload"
      tabIndex={0}
      data-focus="inset"
      aria-activedescendant={cursorIndex >= 0 ? rowId(tree.rows[cursorIndex]) : undefined}
      onKeyDown={event => walk(event, tree, cursorIndex, fills ? onFill : null)}
      onPointerDown={event => {
        // The field that waits to be filled keeps the focus.
        if (fills) event.preventDefault()
      }}
      className="scroll-quiet relative min-h-0 flex-1 bg-sunken py-1"
    >
      <div role="none" className="relative" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(item => {
          const row = tree.rows[item.index]
          if (!row) return null
          const { node } = row
          return (
            <PayloadRowView
              key={rowId(row)}
              {...keep}
              id={rowId(row)}
              row={row}
              top={item.start}
              tags={tagsOfRow(tree.tags, node, row.open)}
              preview={row.open || node.size === 0 ? null : previewOf(tree.index, node)}
              cursor={item.index === cursorIndex}
              lit={row.line === null && litRows.has(node.path)}
              hit={hitOf(tree, node)}
              fills={fills?.label ?? null}
            />
          )
        })}
      </div>
    </div>
  )
}

function rowId(row: PayloadRow | undefined): string {
  return row ? `payload-${row.node.index}-${row.lineNumber}` : ''
}

/** Which part of a row a search found, and whether it is the hit that the search stands at. */
function hitOf({ search }: PayloadTreeState, node: PayloadNode): RowHit {
  if (search.words === '' || !search.hits.includes(node)) return 'none'
  const inName = node.name.toLowerCase().includes(search.words.trim().toLowerCase())
  return `${search.hit === node ? 'current' : 'hit'} in ${inName ? 'name' : 'value'}`
}

/** The same functions at each render, so that rows which didn't change aren't drawn again. */
function useSteady(handlers: RowHandlers): RowHandlers {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  return useRef<RowHandlers>({
    onToggle: node => latest.current.onToggle(node),
    onPick: node => latest.current.onPick(node),
    onPoint: (node, tags) => latest.current.onPoint(node, tags),
    onTag: key => latest.current.onTag(key),
  }).current
}

/** The rows on view that a lit field was read from: its places, or the closed rows around them. */
function useLitRows(tree: PayloadTreeState): ReadonlySet<string> {
  const key = useLitKey()
  const places = key === null ? [] : (tree.tags.placesOfField.get(key) ?? [])
  const shown = new Set(tree.rows.map(row => row.node.path))
  return new Set(
    places.flatMap(place => {
      const around = [...ancestorsOf(tree.index, place), place]
      return around.findLast(node => shown.has(node.path))?.path ?? []
    }),
  )
}

/** Brings what is lit from the form into view, without animation; a single place is opened as well. */
function useFollowLit(tree: PayloadTreeState, litRows: ReadonlySet<string>, show: (index: number) => void) {
  const lit = useLit()
  const key = useLitKey()
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another field is lit, not when rows change
  useEffect(() => {
    if (key === null || lit.wanted() === null) return
    const places = tree.tags.placesOfField.get(key) ?? []
    const [only] = places
    if (only && places.length === 1) tree.reveal(only)
  }, [key])
  const [first] = litRows
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another row is lit
  useLayoutEffect(() => {
    if (first !== undefined && lit.wanted() !== null) show(tree.rows.findIndex(row => row.node.path === first))
  }, [first])
}

type Fill = ((value: PayloadValue, path: string) => void) | null

function walk(event: KeyboardEvent, tree: PayloadTreeState, at: number, onFill: Fill): void {
  if (event.metaKey || event.ctrlKey || event.altKey) return
  const row = tree.rows[at]
  const move = (to: number) => {
    const next = tree.rows[Math.max(0, Math.min(tree.rows.length - 1, to))]
    if (next) tree.setCursor(next.node.path)
  }
  const act = (run: () => void) => {
    event.preventDefault()
    run()
  }
  const opens = row !== undefined && canOpen(row.node)
  const parent = row && ancestorsOf(tree.index, row.node).at(-1)
  if (event.key === 'ArrowDown') act(() => move(nextRow(tree, at)))
  else if (event.key === 'ArrowUp') act(() => move(at - 1))
  else if (event.key === 'Home') act(() => move(0))
  else if (event.key === 'End') act(() => move(tree.rows.length - 1))
  else if (!row) return
  else if (event.key === 'ArrowRight' && opens && !row.open) act(() => tree.toggle(row.node))
  else if (event.key === 'ArrowRight' && opens) act(() => move(at + 1))
  else if (event.key === 'ArrowLeft' && row.open) act(() => tree.toggle(row.node))
  else if (event.key === 'ArrowLeft' && parent) act(() => tree.setCursor(parent.path))
  else if (event.key === 'Enter' && onFill && row.node.size === 0) act(() => onFill(row.node.value, row.node.path))
  else if (event.key.toLowerCase() === 'c') act(() => copyOf(row.node, event.shiftKey))
}

/** Down passes the lines of a text that is open: they belong to its row. */
function nextRow(tree: PayloadTreeState, at: number): number {
  const next = tree.rows.findIndex((row, index) => index > at && row.line === null)
  return next < 0 ? at : next
}

/** A plain value as it was sent, a whole part as JSON with every digit. */
function copyOf(node: PayloadNode, path: boolean): void {
  const value = node.size === 0 ? node.text : canonicalJson(node.value)
  void navigator.clipboard.writeText(path ? node.path : value)
}
