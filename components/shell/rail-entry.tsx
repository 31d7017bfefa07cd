'use client'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'
import { cn } from '../ui/cn.ts'
import { RailCountBadge, RailCountText } from './rail-counts.tsx'
import { type RailEntry as Entry, isEntryOpen, openView } from './rail-entries.ts'
import { RailIcon } from './rail-icon.tsx'

/** The row of the rail: 28 px with words, 36 px where it is a glyph. */
export const railRow =
  'flex h-7 items-center rounded-2 text-md text-ink-2 hover:bg-hover hover:text-ink max-wide:size-9 max-wide:justify-center wide:gap-[9px] wide:px-2'
/** Words that the narrow rail keeps for screen readers. */
export const onlyWide = 'max-wide:sr-only'

function Views({ entry, open }: { entry: Entry; open: string | null }) {
  return (
    <ul className="mb-1.5 max-wide:hidden">
      {entry.views?.map(view => (
        <li key={view.href}>
          <Link
            href={view.href}
            aria-current={view.href === open ? 'page' : undefined}
            className={cn(
              'group relative mb-px flex h-[26px] items-center gap-2 rounded-2 pr-2 pl-[31px] text-sm text-ink-2 hover:bg-hover hover:text-ink',
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

/** One entry with its count and its views. */
export function RailEntry({ entry }: { entry: Entry }) {
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
          railRow,
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
