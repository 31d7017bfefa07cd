import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export type ChipTone = 'neutral' | 'soft' | 'code' | 'expression' | 'red' | 'amber' | 'green' | 'accent'

const tones: Record<ChipTone, string> = {
  neutral: 'border-line bg-surface text-ink-2',
  soft: 'border-transparent bg-hover text-ink-2',
  code: 'mono border-line bg-sunken text-ink-2',
  expression: 'mono border-transparent bg-accent-soft text-accent',
  red: 'border-red-line bg-red-soft text-red',
  amber: 'border-amber-line bg-amber-soft text-amber',
  green: 'border-green-line bg-green-soft text-green',
  accent: 'border-transparent bg-accent-soft text-accent',
}

type ChipProps = {
  tone?: ChipTone | undefined
  icon?: ReactNode
  /** Called by its cross; then `removeLabel` names what goes. */
  onRemove?: (() => void) | undefined
  removeLabel?: string | undefined
  className?: string | undefined
  children: ReactNode
}

/** A word with a meaning: a rule, a status, a code. */
export function Chip({ tone = 'neutral', icon, onRemove, removeLabel = 'Remove', className, children }: ChipProps) {
  return (
    <span
      className={cn(
        'inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-1 border px-1.5 text-xs font-medium',
        tones[tone],
        className,
      )}
    >
      {icon !== undefined && <span className="inline-flex [&>svg]:size-3">{icon}</span>}
      <span className="truncate">{children}</span>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={removeLabel}
          className="hit -mr-1 inline-flex size-4 items-center justify-center rounded-1 hover:bg-pressed"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  )
}
