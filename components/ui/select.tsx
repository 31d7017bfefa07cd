'use client'
import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { bareInput, controlClass } from './control-style.ts'
import { useField } from './field-context.ts'

export type Option = { value: string; label: string; hint?: string | undefined; disabled?: boolean | undefined }

type SelectProps = Omit<ComponentProps<'select'>, 'children' | 'size'> & {
  options: readonly Option[]
  /** The first line, chosen while nothing is; its value is ''. */
  placeholder?: string | undefined
}

/** The browser's own list, so that phones show theirs. Takes react-hook-form's register(...) as it is. */
export function Select({ options, placeholder, className, disabled, ...rest }: SelectProps) {
  const field = useField()
  const still = disabled ?? field?.readOnly ?? false
  return (
    <div className={controlClass(field?.tone ?? 'rest', still, 'relative px-0')}>
      <select
        id={field?.id}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid || undefined}
        aria-required={field?.required || undefined}
        {...rest}
        disabled={still}
        data-focus="own"
        className={cn(
          bareInput,
          'h-full appearance-none truncate rounded-2 pr-7 pl-[9px] disabled:text-ink disabled:opacity-100 [&>option]:bg-raised [&>option]:text-ink',
          className,
        )}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute right-2 size-3.5 text-ink-3" />
    </div>
  )
}
