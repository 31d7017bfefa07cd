'use client'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export type Tab = { value: string; label: string; count?: number | string | undefined; tone?: 'red' | undefined }

type TabsProps = { value: string; onChange: (value: string) => void; className?: string; children: ReactNode }

/** Wraps TabList and its TabPanels. */
export function Tabs({ value, onChange, className, children }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} className={className}>
      {children}
    </Radix.Root>
  )
}

/** The row of tabs; arrows move. */
export function TabList({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  return (
    <Radix.List
      aria-label={label}
      className={cn('flex h-10 items-stretch gap-4 max-desk:h-11 max-desk:gap-6', className)}
    >
      {tabs.map(tab => (
        <Radix.Trigger
          key={tab.value}
          value={tab.value}
          className={cn(
            '-mb-px inline-flex items-center gap-2 whitespace-nowrap border-b-2 border-transparent text-sm text-ink-2 max-desk:text-md',
            'hover:text-ink data-[state=active]:border-accent-solid data-[state=active]:font-medium data-[state=active]:text-ink',
          )}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className={cn('font-normal', tab.tone === 'red' ? 'text-red' : 'text-ink-3')}>{tab.count}</span>
          )}
        </Radix.Trigger>
      ))}
    </Radix.List>
  )
}

export function TabPanel({ value, className, children }: { value: string; className?: string; children: ReactNode }) {
  return (
    <Radix.Content value={value} data-focus="inset" className={className}>
      {children}
    </Radix.Content>
  )
}
