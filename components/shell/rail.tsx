'use client'
import { Keyboard } from 'lucide-react'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { cn } from '../ui/cn.ts'
import { Kbd } from '../ui/kbd.tsx'
import { RailCountBadge, RailCountText } from './rail-counts.tsx'
import { isEntryOpen, openView, type RailEntry, type RailGroup } from './rail-entries.ts'
import { RailIcon } from './rail-icon.tsx'

const row =
  'flex h-7 items-center rounded-2 text-md text-ink-2 hover:bg-hover hover:text-ink max-wide:size-9 max-wide:justify-center wide:gap-2.5 wide:px-2'
const onlyWide = 'max-wide:sr-only'

function Views({ entry, open }: { entry: RailEntry; open: string | null }) {
  return (
    <ul className="max-wide:hidden">
      {entry.views?.map(view => (
        <li key={view.href}>
          <Link
            href={view.href}
            aria-current={view.href === open ? 'page' : undefined}
            className={cn(
              'group relative mb-px flex h-[26px] items-center gap-2 rounded-2 pr-2 pl-[31px] text-md text-ink-2 hover:bg-hover hover:text-ink',
              view.href === open && 'bg-pressed font-medium text-ink hover:bg-pressed',
            )}
          >
            <span
              aria-hidden
              className={cn(
                'absolute inset-y-0 left-3.5',
                view.href === open ? 'w-0.5 bg-accent-solid' : '-bottom-px w-px bg-line',
              )}
            />
            <span className="min-w-0 flex-1 truncate" title={view.label}>
              {view.label}
            </span>
            <RailCountText href={view.href} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Entry({ entry }: { entry: RailEntry }) {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  const isOpen = isEntryOpen(entry.href, pathname)
  const view = openView(entry.views ?? [], pathname, search)
  const isLit = isOpen && view === null
  return (
    <li>
      <Link
        href={entry.href}
        title={entry.label}
        aria-current={isLit ? 'page' : undefined}
        className={cn(
          row,
          'mb-px font-medium',
          isOpen && 'text-ink',
          isOpen && view && 'wide:font-semibold',
          isLit && 'bg-pressed hover:bg-pressed',
          isOpen && 'max-wide:bg-pressed',
        )}
      >
        <span className="relative inline-flex">
          <RailIcon name={entry.icon} className={cn('size-3.5 max-wide:size-4', isOpen ? 'text-ink' : 'text-ink-3')} />
          <span className="wide:hidden">
            <RailCountBadge href={entry.href} />
          </span>
        </span>
        <span className={cn('min-w-0 flex-1 truncate', onlyWide)}>{entry.label}</span>
        <span className="max-wide:hidden">
          <RailCountText href={entry.href} />
        </span>
      </Link>
      {entry.views !== undefined && <Views entry={entry} open={view?.href ?? null} />}
    </li>
  )
}

type RailProps = { institution: string | null; groups: readonly RailGroup[]; onKeys: () => void }

/** The left rail: 208 px, from 1280 px down 52 px of glyphs; on the phone the tab bar stands in its place. */
export function Rail({ institution, groups, onKeys }: RailProps) {
  return (
    <nav
      aria-label="Main"
      className="flex flex-col border-r border-line bg-bg max-desk:hidden wide:px-2 max-wide:items-center"
    >
      <div className="flex h-[50px] shrink-0 items-baseline gap-2 pt-3.5 wide:px-2">
        <span className="text-lg font-semibold tracking-tight">
          <span aria-hidden className="wide:hidden">
            C
          </span>
          <span className={onlyWide}>Caseport</span>
        </span>
        {institution !== null && <span className="truncate text-sm text-ink-3 max-wide:hidden">{institution}</span>}
      </div>
      <div className="scroll-quiet min-h-0 flex-1 pt-1">
        {groups.map(group => (
          <div key={group.heading ?? ''} className="mb-3">
            {group.heading !== null && (
              <div className="flex h-7 items-center px-2 text-xs text-ink-3 max-wide:hidden">{group.heading}</div>
            )}
            <ul>
              {group.entries.map(entry => (
                <Entry key={entry.href} entry={entry} />
              ))}
            </ul>
          </div>
        ))}
      </div>
      <button
        type="button"
        onClick={onKeys}
        title="Keys"
        className={cn(row, 'my-2.5 font-medium pointer-coarse:hidden')}
      >
        <Keyboard aria-hidden strokeWidth={1.75} className="size-3.5 text-ink-3 max-wide:size-4" />
        <span className={cn('flex-1 text-left', onlyWide)}>Keys</span>
        <Kbd keys="?" className="max-wide:hidden" />
      </button>
    </nav>
  )
}
