'use client'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { bareInput, controlClass } from './control-style.ts'
import { useField } from './field-context.ts'

export type TextFieldProps = Omit<ComponentProps<'input'>, 'prefix' | 'size'> & {
  /** Inside the box, before and after the text: a glyph, a unit, a button. */
  lead?: ReactNode
  suffix?: ReactNode
  mono?: boolean | undefined
  boxClassName?: string | undefined
}

/** One line of text. Takes react-hook-form's register(...) as it is. */
export function TextField({ lead, suffix, mono = false, boxClassName, className, readOnly, ...rest }: TextFieldProps) {
  const field = useField()
  const still = readOnly ?? field?.readOnly ?? false
  return (
    <div className={controlClass(field?.tone ?? 'rest', still, boxClassName)}>
      {lead !== undefined && <span className="inline-flex shrink-0 text-ink-3 [&>svg]:size-3.5">{lead}</span>}
      <input
        id={field?.id}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid || undefined}
        aria-required={field?.required || undefined}
        autoComplete="off"
        spellCheck={false}
        {...rest}
        readOnly={still}
        data-focus="own"
        className={cn(bareInput, 'h-full', mono && 'mono', className)}
      />
      {suffix !== undefined && (
        <span className="inline-flex shrink-0 items-center text-[12px] text-ink-3 [&>svg]:size-3.5">{suffix}</span>
      )}
    </div>
  )
}
