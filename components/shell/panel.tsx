import type { ReactNode } from 'react'
import { cn } from '../ui/cn.ts'

type PanelProps = {
  /** The head of 40 px; without one the panel is its body alone. */
  title?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  /** Stays below the scrolling body. */
  foot?: ReactNode
  tone?: 'surface' | 'sunken'
  /** Its accessible name, when the title is no text. */
  label?: string
  className?: string
  bodyClassName?: string
  children: ReactNode
}

/** A part of the page's one surface: a head, a body that scrolls by itself, a foot. Lines between panels are the page's. */
export function Panel({
  title,
  meta,
  actions,
  foot,
  tone = 'surface',
  label,
  className,
  bodyClassName,
  children,
}: PanelProps) {
  const name = label ?? (typeof title === 'string' ? title : undefined)
  return (
    <section
      aria-label={name}
      className={cn('flex min-h-0 min-w-0 flex-col', tone === 'sunken' ? 'bg-sunken' : 'bg-surface', className)}
    >
      {(title !== undefined || actions !== undefined) && (
        <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line bg-surface px-4">
          {title !== undefined && <h2 className="text-md font-semibold">{title}</h2>}
          {meta !== undefined && <span className="min-w-0 truncate text-sm text-ink-3">{meta}</span>}
          {actions !== undefined && <div className="ml-auto flex items-center gap-1">{actions}</div>}
        </div>
      )}
      <div className={cn('scroll-quiet min-h-0 flex-1', bodyClassName)}>{children}</div>
      {foot !== undefined && <div className="shrink-0 border-t border-line bg-bg px-4 py-2.5">{foot}</div>}
    </section>
  )
}
