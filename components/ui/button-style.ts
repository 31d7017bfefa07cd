import { cn } from './cn.ts'

export type ButtonLook = 'primary' | 'default' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'sm'

const looks: Record<ButtonLook, string> = {
  primary:
    'border-accent-solid bg-accent-solid text-on-solid hover:border-accent-solid-hover hover:bg-accent-solid-hover active:border-accent-solid-hover active:bg-accent-solid-hover',
  default: 'border-line-strong bg-surface text-ink shadow-1 hover:bg-hover active:bg-pressed aria-expanded:bg-pressed',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-pressed',
  danger: 'border-line-strong bg-surface text-red shadow-1 hover:border-red-line hover:bg-red-soft active:bg-red-soft',
}

const sizes: Record<ButtonSize, string> = {
  md: 'h-control px-[11px] text-md max-desk:h-hit max-desk:px-4 max-desk:text-lg',
  sm: 'h-control-sm px-2 text-[12px] max-desk:h-hit max-desk:px-3 max-desk:text-lg',
}

const off = 'border-line bg-hover text-ink-3 shadow-none'
const offQuiet = 'border-transparent bg-transparent text-ink-3'

/** What every button looks like, be it a button or a link. */
export function buttonClass(look: ButtonLook, size: ButtonSize, isOff = false): string {
  return cn(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-2 border font-medium transition-colors',
    sizes[size],
    isOff ? (look === 'quiet' ? offQuiet : off) : looks[look],
  )
}
