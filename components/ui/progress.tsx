import type { ReactNode } from 'react'
import { cn } from './cn.ts'

type MeterProps = { label: string; value: number; max: number; className?: string }

/** The line alone, 5 px. */
export function ProgressLine({ label, value, max, className }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuenow={value}
      aria-valuemin={0}
      aria-valuemax={max}
      className={cn('h-[5px] overflow-hidden rounded-full bg-chart-3', className)}
    >
      <div className="h-full bg-chart-1 transition-[width]" style={{ width: `${share * 100}%` }} />
    </div>
  )
}

type ProgressProps = MeterProps & { words: ReactNode; action?: ReactNode }

/** Long work: what, how far in numbers with their whole, a line, and a way to stop it. */
export function Progress({ label, value, max, words, action, className }: ProgressProps) {
  return (
    <div className={cn('rounded-3 border border-line px-3 py-2.5', className)}>
      <div className="mb-2 flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-sm font-medium">{label}</span>
        <span className="text-sm text-ink-3 tabular-nums">{words}</span>
        {action}
      </div>
      <ProgressLine label={label} value={value} max={max} />
    </div>
  )
}
