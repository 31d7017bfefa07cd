import { cn } from './cn.ts'
import type { FieldTone } from './field-context.ts'

const tones: Record<FieldTone, string> = {
  rest: 'border-line-strong bg-surface',
  lit: 'border-accent-line bg-accent-soft shadow-[0_0_0_3px_var(--accent-soft-2)]',
  changed: 'border-amber-line bg-surface',
  problem: 'border-red-line bg-red-soft',
  unknown: 'border-line bg-sunken text-ink-3',
}

const focus =
  'focus-within:border-accent-solid focus-within:shadow-[inset_0_0_0_0.5px_var(--accent-solid),0_0_0_3px_var(--accent-soft-2)]'

/** The box of an input: 30 px high, 40 on the phone; what stands inside it is the input and its suffix. */
export function controlClass(tone: FieldTone, readOnly: boolean, className?: string): string {
  return cn(
    'flex h-control w-full min-w-0 items-center gap-2 rounded-2 border px-[9px] text-md text-ink max-desk:h-10 max-desk:text-[16px]',
    'transition-[border-color,background-color,box-shadow]',
    readOnly ? 'border-line bg-sunken' : tones[tone],
    focus,
    className,
  )
}

/** The input inside a box: no border, no ring of its own. */
export const bareInput = 'min-w-0 flex-1 bg-transparent text-inherit outline-none'
