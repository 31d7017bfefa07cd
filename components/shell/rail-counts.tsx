'use client'
import { createContext, type ReactNode, use, useState } from 'react'
import { cn } from '../ui/cn.ts'
import type { RailCount, RailCounts } from './rail-entries.ts'

const CountsContext = createContext<RailCounts>({})
const SetCountsContext = createContext<(counts: RailCounts) => void>(() => undefined)

/** Holds the rail's counts; they begin as the layout read them and follow what is live through useSetRailCounts. */
export function RailCountsProvider({ initial, children }: { initial: RailCounts; children: ReactNode }) {
  const [counts, setCounts] = useState(initial)
  return (
    <CountsContext value={counts}>
      <SetCountsContext value={setCounts}>{children}</SetCountsContext>
    </CountsContext>
  )
}

export function useSetRailCounts(): (counts: RailCounts) => void {
  return use(SetCountsContext)
}

export function useRailCount(href: string): RailCount | undefined {
  return use(CountsContext)[href]
}

/** The number at the right end of an entry. */
export function RailCountText({ href }: { href: string }) {
  const found = useRailCount(href)
  if (!found || (found.tone === 'red' && found.count === 0)) return null
  return (
    <span className={cn('shrink-0 text-xs font-normal tabular-nums', found.tone === 'red' ? 'text-red' : 'text-ink-3')}>
      {found.count.toLocaleString('en')}
      {found.words !== undefined && ` ${found.words}`}
    </span>
  )
}

/** The same as a badge on a glyph, where there is no room for words. */
export function RailCountBadge({ href, quiet = false }: { href: string; quiet?: boolean }) {
  const found = useRailCount(href)
  if (!found || found.count === 0 || (!quiet && found.tone !== 'red')) return null
  return (
    <span
      className={cn(
        'absolute -top-1.5 left-3 inline-flex h-3.5 min-w-3.5 items-center justify-center rounded-full px-1 text-[9.5px] font-semibold leading-none text-on-solid',
        found.tone === 'red' ? 'bg-red-solid' : 'bg-accent-solid',
      )}
    >
      {found.count > 999 ? '999+' : found.count}
      {found.words !== undefined && <span className="sr-only"> {found.words}</span>}
    </span>
  )
}
