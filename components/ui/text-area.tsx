'use client'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { bareInput, controlClass } from './control-style.ts'
import { useField } from './field-context.ts'

type TextAreaProps = ComponentProps<'textarea'> & { mono?: boolean | undefined }

/** Several lines, growing with the text (`rows` is the least). Takes react-hook-form's register(...) as it is. */
export function TextArea({ mono = false, rows = 2, readOnly, className, ...rest }: TextAreaProps) {
  const field = useField()
  const still = readOnly ?? field?.readOnly ?? false
  return (
    <div className={controlClass(field?.tone ?? 'rest', still, 'h-auto max-desk:h-auto')}>
      <textarea
        id={field?.id}
        aria-describedby={field?.describedBy}
        aria-invalid={field?.invalid || undefined}
        aria-required={field?.required || undefined}
        {...rest}
        rows={rows}
        readOnly={still}
        data-focus="own"
        className={cn(
          bareInput,
          'field-sizing-content block max-h-96 resize-none py-1 leading-5 max-desk:py-2',
          mono && 'mono',
          className,
        )}
        style={{ minHeight: `${rows * 20 + 8}px` }}
      />
    </div>
  )
}
