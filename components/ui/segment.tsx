'use client'
import { ToggleGroup } from 'radix-ui'
import { cn } from './cn.ts'

export type SegmentOption = { value: string; label: string; count?: number | undefined; tone?: 'red' | undefined }

type SegmentProps = {
  label: string
  options: readonly SegmentOption[]
  value: string
  onChange: (value: string) => void
  className?: string
}

/** One of a few, side by side. Arrows move, the choice follows on Enter or Space. */
export function Segment({ label, options, value, onChange, className }: SegmentProps) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={next => next !== '' && onChange(next)}
      className={cn(
        'inline-flex h-control-sm items-stretch divide-x divide-line rounded-2 border border-line-strong bg-surface text-sm max-desk:h-10',
        className,
      )}
    >
      {options.map(option => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className={cn(
            'hit inline-flex items-center gap-1.5 whitespace-nowrap px-2.5 text-ink-2 first:rounded-l-[4px] last:rounded-r-[4px]',
            'hover:bg-hover data-[state=on]:bg-pressed data-[state=on]:font-medium data-[state=on]:text-ink',
          )}
        >
          {option.label}
          {option.count !== undefined && (
            <span className={option.tone === 'red' ? 'text-red' : undefined}>{option.count.toLocaleString('en')}</span>
          )}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
