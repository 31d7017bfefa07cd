'use client'
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ReactNode, type Ref, useId } from 'react'
import { cn } from './cn.ts'
import { useField } from './field-context.ts'

type CheckboxProps = {
  /** Beside the box and its name; without one give aria-label. */
  label?: ReactNode
  hint?: ReactNode
  value?: boolean | 'some' | null | undefined
  onChange?: ((value: boolean) => void) | undefined
  onBlur?: (() => void) | undefined
  name?: string | undefined
  disabled?: boolean | undefined
  'aria-label'?: string | undefined
  tabIndex?: number | undefined
  className?: string | undefined
  ref?: Ref<HTMLButtonElement> | undefined
}

/** A box to tick; 'some' is the dash of a head whose rows are partly ticked. */
export function Checkbox({ label, hint, value, onChange, className, ref, ...rest }: CheckboxProps) {
  const field = useField()
  const ownId = useId()
  const box = (
    <Radix.Root
      {...rest}
      ref={ref}
      id={label === undefined ? field?.id : ownId}
      aria-describedby={field?.describedBy}
      checked={value === 'some' ? 'indeterminate' : (value ?? false)}
      onCheckedChange={next => onChange?.(next === true)}
      className={cn(
        'hit inline-flex size-3.5 shrink-0 items-center justify-center rounded-1 border border-line-control bg-surface text-on-solid',
        'data-[state=checked]:border-accent-solid data-[state=checked]:bg-accent-solid',
        'data-[state=indeterminate]:border-accent-solid data-[state=indeterminate]:bg-accent-solid',
        'disabled:cursor-not-allowed disabled:opacity-50 max-desk:size-[18px]',
        label === undefined && className,
      )}
    >
      <Radix.Indicator>
        {value === 'some' ? (
          <Minus aria-hidden strokeWidth={3.5} className="size-2.5" />
        ) : (
          <Check aria-hidden strokeWidth={3.5} className="size-2.5" />
        )}
      </Radix.Indicator>
    </Radix.Root>
  )
  if (label === undefined) return box
  return (
    <label
      htmlFor={ownId}
      className={cn('inline-flex min-h-5 items-center gap-2 text-md max-desk:min-h-hit max-desk:gap-3', className)}
    >
      {box}
      <span>
        {label}
        {hint !== undefined && <span className="ml-1.5 text-xs text-ink-3">{hint}</span>}
      </span>
    </label>
  )
}
