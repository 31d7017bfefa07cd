'use client'
import { X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

type FilterChipProps = ComponentProps<'button'> & {
  field: string
  value: string
  onRemove?: (() => void) | undefined
}

/** One filter: its field, what it is set to (press to change), and a cross. Serves as a trigger of Popover and Menu. */
export function FilterChip({ field, value, onRemove, className, ...rest }: FilterChipProps) {
  return (
    <span
      className={cn(
        'inline-flex h-control-sm shrink-0 items-stretch divide-x divide-line rounded-2 border border-line-strong bg-surface text-[12px] max-desk:h-7 max-desk:text-sm',
        className,
      )}
    >
      <button
        type="button"
        {...rest}
        className="hit inline-flex items-stretch divide-x divide-line rounded-l-2 last:rounded-r-2 hover:bg-hover aria-expanded:bg-pressed"
      >
        <span className="inline-flex items-center px-2 text-ink-3">{field}</span>
        <span className="inline-flex max-w-60 items-center truncate px-2 text-ink">{value}</span>
      </button>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={`Remove the filter ${field}`}
          className="hit inline-flex w-[22px] items-center justify-center rounded-r-2 text-ink-3 hover:bg-hover hover:text-ink max-desk:w-7"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  )
}
