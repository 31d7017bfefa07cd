import type { ReactNode } from 'react'
import { Chip } from './chip.tsx'
import { cn } from './cn.ts'

const sides = {
  before: { sign: '−', words: 'was', look: 'bg-red-soft' },
  after: { sign: '+', words: 'now', look: 'bg-green-soft' },
}

function Side({ side, children }: { side: keyof typeof sides; children: ReactNode }) {
  const { sign, words, look } = sides[side]
  return (
    <div className={cn('flex gap-2 px-3 py-[3px] text-md', look)}>
      <span aria-hidden className={cn('w-2 shrink-0', side === 'before' ? 'text-red' : 'text-green')}>
        {sign}
      </span>
      <span className="sr-only">{words}: </span>
      <span className="wrap-anywhere min-w-0 whitespace-pre-wrap">{children}</span>
    </div>
  )
}

export type DiffKind = 'changed' | 'new' | 'removed' | 'moved'

const kinds: Record<DiffKind, { words: string; tone: 'amber' | 'green' | 'red' | 'neutral' }> = {
  changed: { words: 'Changed', tone: 'amber' },
  new: { words: 'New', tone: 'green' },
  removed: { words: 'Removed', tone: 'red' },
  moved: { words: 'Moved', tone: 'neutral' },
}

type DiffRowProps = {
  label: ReactNode
  /** At the right, in mono: the path or key. */
  code?: string
  kind?: DiffKind
  /** Absent: there was, or is, nothing. null shows as Empty. */
  before?: ReactNode
  after?: ReactNode
  /** Below, fainter: where the new one comes from. */
  note?: ReactNode
}

const shown = (value: ReactNode) => value ?? <span className="text-ink-3">Empty</span>

/** One field that changed: the old on red with −, the new on green with +. */
export function DiffRow({ label, code, kind, before, after, note }: DiffRowProps) {
  return (
    <div className="py-1.5 last:pb-0 has-[>:last-child:not(.note)]:pb-0">
      <div className="flex items-center gap-2 px-3 pb-1">
        {kind !== undefined && <Chip tone={kinds[kind].tone}>{kinds[kind].words}</Chip>}
        <span className="min-w-0 flex-1 truncate font-medium">{label}</span>
        {code !== undefined && <span className="mono truncate text-ink-3">{code}</span>}
      </div>
      {before !== undefined && <Side side="before">{shown(before)}</Side>}
      {after !== undefined && <Side side="after">{shown(after)}</Side>}
      {note !== undefined && <div className="note px-3 pt-1 pb-1 text-xs text-ink-3">{note}</div>}
    </div>
  )
}

/** The box around rows of a diff. */
export function Diff({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <div className={cn('divide-y divide-line overflow-hidden rounded-3 border border-line', className)}>{children}</div>
  )
}
