'use client'
import { Switch as Radix } from 'radix-ui'
import { type ReactNode, type Ref, useId } from 'react'
import { cn } from './cn.ts'

type SwitchProps = {
  label: ReactNode
  hint?: ReactNode
  value: boolean
  onChange: (value: boolean) => void
  onBlur?: (() => void) | undefined
  name?: string | undefined
  disabled?: boolean | undefined
  className?: string
  ref?: Ref<HTMLButtonElement> | undefined
}

/** On or off, at once. What waits for a Save button is a Checkbox. */
export function Switch({ label, hint, value, onChange, className, ...rest }: SwitchProps) {
  const id = useId()
  return (
    <div className={cn('flex min-h-6 items-center gap-2 max-desk:min-h-hit', className)}>
      <Radix.Root
        {...rest}
        id={id}
        checked={value}
        onCheckedChange={onChange}
        className="hit relative inline-flex h-4 w-7 shrink-0 items-center rounded-full bg-line-control p-0.5 transition-colors disabled:opacity-50 data-[state=checked]:bg-accent-solid"
      >
        <Radix.Thumb className="size-3 rounded-full bg-on-solid transition-transform data-[state=checked]:translate-x-3" />
      </Radix.Root>
      <label htmlFor={id} className="flex-1 text-md">
        {label}
      </label>
      {hint !== undefined && <span className="text-xs text-ink-3">{hint}</span>}
    </div>
  )
}
