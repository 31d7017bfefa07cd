import { ArrowUp, CircleAlert, GitCompareArrows, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export type BannerTone = 'confidential' | 'red' | 'amber' | 'accent' | 'green'

const looks: Record<BannerTone, string> = {
  confidential: 'bg-ink-solid text-on-solid border-transparent',
  red: 'bg-red-soft text-red border-red-line',
  amber: 'bg-amber-soft text-amber border-amber-line',
  accent: 'bg-accent-soft text-accent border-accent-line/40',
  green: 'bg-green-soft text-green border-green-line',
}

const glyphs: Record<BannerTone, ReactNode> = {
  confidential: <Lock />,
  red: <CircleAlert />,
  amber: <GitCompareArrows />,
  accent: <ArrowUp />,
  green: null,
}

type BannerProps = {
  tone: BannerTone
  icon?: ReactNode
  /** The first words, heavier: what happened. */
  lead?: ReactNode
  /** What was kept, what to do. */
  children?: ReactNode
  actions?: ReactNode
  /** A bar over the whole width of a page, with a line below, instead of a box. */
  bar?: boolean
  className?: string
}

/** One line that concerns the whole page. It can't be closed; it goes when its cause goes. */
export function Banner({ tone, icon, lead, children, actions, bar = false, className }: BannerProps) {
  return (
    <div
      role={tone === 'red' ? 'alert' : 'status'}
      className={cn(
        'flex min-h-[34px] items-center gap-[9px] px-4 py-2 text-sm',
        looks[tone],
        bar ? 'border-b' : 'rounded-2',
        className,
      )}
    >
      <span aria-hidden className="inline-flex shrink-0 self-start pt-0.5 [&>svg]:size-3.5">
        {icon ?? glyphs[tone]}
      </span>
      <div className="min-w-0 flex-1">
        {lead !== undefined && <span className="mr-2 font-medium">{lead}</span>}
        {children !== undefined && (
          <span className={tone === 'confidential' ? 'text-on-solid/75' : undefined}>{children}</span>
        )}
      </div>
      {actions !== undefined && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </div>
  )
}
