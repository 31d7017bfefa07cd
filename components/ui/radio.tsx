'use client'
import { RadioGroup as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { cn } from './cn.ts'
import { useField } from './field-context.ts'
import { Kbd } from './kbd.tsx'

type RadioGroupProps = {
  /** The group's name, when no FieldFrame gives it one. */
  label?: string
  value: string | null | undefined
  onChange: (value: string) => void
  name?: string | undefined
  disabled?: boolean | undefined
  className?: string
  children: ReactNode
}

/** One of several, each on its line. Arrows move and choose. */
export function RadioGroup({ label, value, onChange, name, disabled, className, children }: RadioGroupProps) {
  const field = useField()
  return (
    <Radix.Root
      value={value ?? null}
      onValueChange={onChange}
      {...(name === undefined ? {} : { name })}
      {...(disabled === undefined ? {} : { disabled })}
      aria-label={label}
      aria-labelledby={label === undefined ? field?.labelId : undefined}
      aria-describedby={field?.describedBy}
      className={cn('flex flex-col', className)}
    >
      {children}
    </Radix.Root>
  )
}

type RadioProps = { value: string; label: ReactNode; hint?: ReactNode; keys?: string; className?: string }

/** One choice: a row of 30 px whose chosen state is lit. */
export function Radio({ value, label, hint, keys, className }: RadioProps) {
  const id = useId()
  return (
    <div
      className={cn(
        'flex min-h-8 items-center gap-2 rounded-2 px-2 has-data-[state=checked]:bg-accent-soft max-desk:min-h-hit',
        className,
      )}
    >
      <Radix.Item
        id={id}
        value={value}
        className="hit inline-flex size-3.5 shrink-0 items-center justify-center rounded-full border border-line-control bg-surface data-[state=checked]:border-accent-solid data-[state=checked]:bg-accent-solid max-desk:size-[18px]"
      >
        <Radix.Indicator className="size-1.5 rounded-full bg-on-solid" />
      </Radix.Item>
      <label htmlFor={id} className="flex flex-1 items-baseline gap-2 text-md">
        {label}
        {hint !== undefined && <span className="text-xs text-ink-3">{hint}</span>}
      </label>
      {keys !== undefined && <Kbd keys={keys} />}
    </div>
  )
}
