import { Check } from 'lucide-react'
import { cn } from './cn.ts'
import { initials } from './initials.ts'

type AvatarProps = {
  /** null is nobody: a dashed ring. */
  name: string | null
  you?: boolean | undefined
  /** The result of the last action, as a small badge at the corner. */
  result?: 'done' | 'refused' | undefined
  size?: 'md' | 'lg'
  className?: string | undefined
}

/** Who: initials in a disc, accent for you. Without a visible name beside it, its own name is read out. */
export function Avatar({ name, you = false, result, size = 'md', className }: AvatarProps) {
  const words = `${name === null ? 'Nobody' : you ? `${name} (you)` : name}${result === 'done' ? ', done' : result === 'refused' ? ', refused' : ''}`
  return (
    <span
      role="img"
      aria-label={words}
      className={cn(
        'relative inline-flex shrink-0 items-center justify-center rounded-full font-semibold leading-none',
        size === 'md' ? 'size-[22px] text-[9.5px]' : 'size-9 text-sm',
        name === null
          ? 'border border-dashed border-line-strong'
          : you
            ? 'bg-accent-solid text-on-solid'
            : 'bg-pressed text-ink-2',
        className,
      )}
    >
      {name !== null && initials(name)}
      {result !== undefined && (
        <span
          className={cn(
            'absolute -right-1.5 -bottom-1 inline-flex size-3 items-center justify-center rounded-full text-on-solid ring-1 ring-surface',
            result === 'done' ? 'bg-green-solid' : 'bg-amber-solid',
          )}
        >
          {result === 'done' ? (
            <Check strokeWidth={4} className="size-2" />
          ) : (
            <span className="text-[9px] font-bold">!</span>
          )}
        </span>
      )}
    </span>
  )
}
