'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { cn } from '../ui/cn.ts'
import { RailCountBadge } from './rail-counts.tsx'
import { isEntryOpen, type RailGroup } from './rail-entries.ts'
import { RailIcon } from './rail-icon.tsx'

/** The phone's rail: 58 px at the bottom, the entries marked as tabs. */
export function TabBar({ groups }: { groups: readonly RailGroup[] }) {
  const pathname = usePathname()
  const tabs = groups.flatMap(group => group.entries).filter(entry => entry.tab === true)
  return (
    <nav aria-label="Main" className="flex h-[58px] items-stretch border-t border-line bg-bg desk:hidden">
      {tabs.map(tab => {
        const isOpen = isEntryOpen(tab.href, pathname)
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={isOpen ? 'page' : undefined}
            data-focus="inset"
            className={cn(
              'flex flex-1 flex-col items-center justify-center gap-1 text-xs',
              isOpen ? 'font-medium text-accent' : 'text-ink-2',
            )}
          >
            <span className="relative inline-flex">
              <RailIcon name={tab.icon} className="size-4" />
              <RailCountBadge href={tab.href} quiet />
            </span>
            {tab.label}
          </Link>
        )
      })}
    </nav>
  )
}
