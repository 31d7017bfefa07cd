import type { ReactNode } from 'react'
import { cn } from '../../components/ui/cn.ts'

export function Section({ title, className, children }: { title: string; className?: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-b border-line px-[18px] py-3.5">
      <h2 className="mb-2.5 text-sm font-semibold">{title}</h2>
      <div className={className}>{children}</div>
    </section>
  )
}

export function Named({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    <div className={cn('inline-block', className)}>
      {children}
      <div className="mt-1 text-xs text-ink-3">{name}</div>
    </div>
  )
}
