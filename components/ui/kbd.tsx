'use client'
import { cn } from './cn.ts'
import { keyLabel } from './key-label.ts'
import { useMac } from './setting.tsx'

/** A keycap. `keys` is written as in useKeys ('mod+Enter'); it hides where there is no keyboard. */
export function Kbd({ keys, solid = false, className }: { keys: string; solid?: boolean; className?: string }) {
  const label = keyLabel(keys, useMac())
  return (
    <kbd
      aria-hidden
      className={cn(
        'inline-flex h-4 min-w-4 items-center justify-center rounded-1 border px-1 pt-px font-sans text-2xs font-medium leading-none',
        solid ? 'border-on-solid/45 text-on-solid' : 'border-line bg-surface text-ink-2',
        'pointer-coarse:hidden',
        className,
      )}
    >
      {label}
    </kbd>
  )
}
