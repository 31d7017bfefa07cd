'use client'
import { cn } from '../ui/cn.ts'
import type { Side } from './review-screen.tsx'

type SideTabsProps = { side: Side; onSide: (side: Side) => void; missing: number; same: number }

/** Below 960 px: evidence, form, subject and timeline as tabs. */
export function SideTabs({ side, onSide, missing, same }: SideTabsProps) {
  const tabs = [
    { is: 'evidence', label: 'Evidence', note: null },
    { is: 'form', label: 'Form', note: missing > 0 ? `${missing} empty` : null },
    { is: 'subject', label: 'Subject', note: same > 0 ? String(same) : null },
    { is: 'timeline', label: 'Timeline', note: null },
  ] as const
  return (
    <div role="tablist" aria-label="Parts" className="flex h-11 shrink-0 gap-6 border-b border-line px-4 pane:hidden">
      {tabs.map(({ is, label, note }) => (
        <button
          key={is}
          type="button"
          role="tab"
          aria-selected={side === is}
          data-focus="inset"
          onClick={() => onSide(is)}
          className={cn(
            '-mb-px inline-flex items-center gap-2 border-b-2 border-transparent text-md whitespace-nowrap text-ink-2',
            side === is && 'border-accent-solid font-medium text-ink',
          )}
        >
          {label}
          {note !== null && <span className={is === 'form' ? 'text-red' : 'font-normal text-ink-3'}>{note}</span>}
        </button>
      ))}
    </div>
  )
}
