'use client'
import { ArrowRight, ChevronDown, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { cn } from '../ui/cn.ts'
import { epochWords } from './epoch-words.ts'
import { canOpen, longText, type PayloadNode, type PayloadRow } from './payload-index.ts'
import type { Tag } from './payload-tags.ts'
import { Visible } from './visible.tsx'

export type RowHandlers = {
  onToggle: (node: PayloadNode) => void
  onPick: (node: PayloadNode) => void
  onPoint: (node: PayloadNode | null, tags: readonly Tag[]) => void
  onTag: (key: string) => void
}

export type RowHit = 'none' | `${'hit' | 'current'} in ${'name' | 'value'}`

type PayloadRowViewProps = RowHandlers & {
  row: PayloadRow
  id: string
  top: number
  tags: readonly Tag[]
  preview: string | null
  cursor: boolean
  lit: boolean
  hit: RowHit
  /** What a click fills, while a field waits for it. */
  fills: string | null
}

const inks: Record<PayloadNode['kind'], string> = {
  object: 'text-ink-2',
  array: 'text-ink-2',
  string: 'text-tok-string',
  number: 'text-tok-number',
  boolean: 'text-tok-number',
  null: 'italic text-tok-null',
}

/** One line of the evidence, 22 px: name, value exactly as it was sent, and the fields that it feeds. */
export const PayloadRowView = memo(function PayloadRowView(props: PayloadRowViewProps) {
  const { row, id, top, tags, cursor, lit, onPick, onPoint, fills } = props
  const { node, line, open } = row
  const opens = line === null && canOpen(node)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all of its rows
    <div
      role="treeitem"
      id={id}
      aria-level={node.depth + 1}
      aria-posinset={node.position}
      aria-setsize={node.siblings}
      aria-expanded={opens ? open : undefined}
      aria-selected={cursor}
      data-lit-row={lit || undefined}
      onClick={() => onPick(node)}
      onPointerEnter={event => event.pointerType === 'mouse' && onPoint(node, tags)}
      onPointerLeave={() => onPoint(null, [])}
      style={{ transform: `translateY(${top}px)`, paddingLeft: `${14 + node.depth * 16}px` }}
      className={cn(
        'group mono absolute inset-x-0 flex h-[22px] cursor-default items-center gap-1.5 pr-2.5 whitespace-pre max-desk:h-9 max-desk:text-sm',
        lit ? 'bg-accent-soft' : cursor ? 'bg-pressed' : 'hover:bg-hover',
      )}
    >
      <Guides depth={node.depth} />
      {line !== null ? (
        <span className="min-w-0 flex-1 truncate pl-6 text-tok-string">
          <Visible text={line} />
        </span>
      ) : (
        <NameAndValue {...props} opens={opens} />
      )}
      {fills !== null && line === null && node.size === 0 && (
        <span className="hidden shrink-0 font-sans text-xs text-ink-2 group-hover:inline">Fill {fills}</span>
      )}
      {line === null && <Tags {...props} hidden={fills !== null && node.size === 0} />}
    </div>
  )
})

function Guides({ depth }: { depth: number }) {
  return (
    <span
      aria-hidden
      style={{ width: `${depth * 16}px` }}
      className="absolute inset-y-0 left-5 bg-[repeating-linear-gradient(to_right,var(--line)_0_1px,transparent_1px_16px)]"
    />
  )
}

function NameAndValue({ row, preview, hit, lit, onToggle, opens }: PayloadRowViewProps & { opens: boolean }) {
  const { node, open } = row
  const Glyph = open ? ChevronDown : ChevronRight
  const time = node.kind === 'number' ? epochWords(node.name, node.text) : null
  return (
    <span className="flex min-w-0 flex-1 items-center gap-1.5">
      <span
        aria-hidden
        className="flex size-3 shrink-0 items-center justify-center text-ink-4"
        onPointerDown={event => event.preventDefault()}
        onClick={event => {
          if (!opens) return
          event.stopPropagation()
          onToggle(node)
        }}
      >
        {opens && <Glyph className="size-3" />}
      </span>
      <span className={cn('max-w-[45%] shrink-0 truncate text-tok-key', lookOf(hit, 'name'))}>
        <Visible text={node.name} />
      </span>
      {node.size > 0 && (
        <span className="shrink-0 text-ink-3">{node.kind === 'array' ? `[ ${node.size} ]` : `{ ${node.size} }`}</span>
      )}
      {node.size > 0 && !open && preview !== null && (
        <span className="min-w-0 truncate text-tok-string">
          <Visible text={preview} />
        </span>
      )}
      {node.size === 0 && (
        <span
          className={cn(
            'truncate rounded-1 px-0.5',
            node.text.length > 24 ? 'min-w-0' : 'shrink-0',
            inks[node.kind],
            lit && 'bg-accent-soft-2',
            lookOf(hit, 'value'),
          )}
        >
          {open ? (
            <span className="text-ink-3">{node.text.length.toLocaleString('en')} characters</span>
          ) : (
            <Value node={node} />
          )}
        </span>
      )}
      {time !== null && <span className="min-w-0 truncate text-ink-3">{time}</span>}
    </span>
  )
}

function lookOf(hit: RowHit, part: 'name' | 'value'): string {
  if (!hit.endsWith(part)) return ''
  return hit.startsWith('current') ? 'bg-amber-soft outline outline-1 outline-amber-solid' : 'bg-amber-soft'
}

function Value({ node }: { node: PayloadNode }) {
  if (node.kind === 'string' && node.text === '') return <span className="text-tok-null italic">empty</span>
  return <Visible text={node.text} most={longText * 2} />
}

function Tags({ tags, lit, onTag, hidden }: PayloadRowViewProps & { hidden: boolean }) {
  const [first, ...others] = tags
  if (!first) return null
  const missing = tags.some(tag => tag.missing)
  const words = others.length > 0 ? `${tags.length} fields` : first.label
  return (
    <button
      type="button"
      tabIndex={-1}
      title={`Feeds ${tags.map(({ label }) => label).join(', ')}${missing ? ', still empty' : ''}`}
      onPointerDown={event => event.preventDefault()}
      onClick={event => {
        event.stopPropagation()
        onTag(first.key)
      }}
      className={cn(
        'ml-auto inline-flex max-w-[45%] shrink-0 items-center gap-1 rounded-1 px-1 font-sans text-xs hover:underline',
        missing ? 'text-red' : lit ? 'text-accent' : 'text-ink-2',
        hidden && 'group-hover:hidden',
      )}
    >
      <ArrowRight aria-hidden className={cn('size-3 shrink-0', !missing && !lit && 'text-ink-4')} />
      <span className="truncate">{words}</span>
    </button>
  )
}
