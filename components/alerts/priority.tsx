import type { Priority as PriorityValue } from '#lib/alerts/triage.ts'
import { cn } from '../ui/cn.ts'

const looks: Record<PriorityValue, string> = {
  P1: 'border-red-line bg-red-soft text-red',
  P2: 'border-amber-line bg-amber-soft text-amber',
  P3: 'border-line bg-surface text-ink-2',
  P4: 'border-line bg-surface text-ink-3',
}

/** P1 to P4, in a box of 24 × 18 px. */
export function Priority({ value, className }: { value: PriorityValue; className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex h-[18px] w-6 shrink-0 items-center justify-center rounded-1 border text-xs font-semibold leading-none',
        looks[value],
        className,
      )}
    >
      {value}
    </span>
  )
}
