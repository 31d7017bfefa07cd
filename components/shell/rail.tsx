'use client'
import { Keyboard } from 'lucide-react'
import { cn } from '../ui/cn.ts'
import { Kbd } from '../ui/kbd.tsx'
import type { RailGroup } from './rail-entries.ts'
import { onlyWide, RailEntry, railRow } from './rail-entry.tsx'

type RailProps = { institution: string | null; groups: readonly RailGroup[]; onKeys: () => void }

/** The left rail: 208 px, from 1280 px down 52 px of glyphs; on the phone the tab bar stands in its place. */
export function Rail({ institution, groups, onKeys }: RailProps) {
  return (
    <nav
      aria-label="Main"
      className="flex flex-col border-r border-line bg-bg wide:w-rail max-wide:w-[52px] max-desk:hidden wide:px-2 max-wide:items-center"
    >
      <div className="flex h-[50px] shrink-0 items-baseline gap-2 pt-4 wide:px-2">
        <span className="text-lg font-semibold tracking-tight">
          <span aria-hidden className="wide:hidden">
            C
          </span>
          <span className={onlyWide}>Caseport</span>
        </span>
        {institution !== null && <span className="truncate text-xs text-ink-3 max-wide:hidden">{institution}</span>}
      </div>
      <div className="scroll-quiet min-h-0 flex-1 pt-0.5">
        {groups.map(group => (
          <div key={group.heading ?? ''} className="mb-3">
            {group.heading !== null && (
              <div className="flex h-7 items-center px-2 text-xs text-ink-3 max-wide:hidden">{group.heading}</div>
            )}
            <ul>
              {group.entries.map(entry => (
                <RailEntry key={entry.href} entry={entry} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <button
        type="button"
        onClick={onKeys}
        title="Keys"
        className={cn(railRow, 'my-2.5 font-medium pointer-coarse:hidden')}
      >
        <Keyboard aria-hidden className="size-3.5 text-ink-3 max-wide:size-4" />
        <span className={cn('flex-1 text-left', onlyWide)}>Keys</span>
        <Kbd keys="?" className="max-wide:hidden" />
      </button>
    </nav>
  )
}
