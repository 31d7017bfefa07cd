'use client'
import type { Ref } from 'react'
import { plainDate, showDate } from './date-text.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'
import { useTypedText } from './use-typed-text.ts'

type DateFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'type' | 'ref'> & {
  /** YYYY-MM-DD; '' is empty. What names no day is handed on as typed, for dateProblem to name. */
  value: string | null | undefined
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

/** A day, typed as YYYY-MM-DD, read as 24 Nov 2026. */
export function DateField({ value, onChange, onBlur, onFocus, ...rest }: DateFieldProps) {
  const text = value ?? ''
  const typed = useTypedText({
    shown: showDate(text),
    typing: text,
    onText: next => onChange(plainDate(next)),
    onBlur,
    onFocus,
  })
  return <TextField placeholder="YYYY-MM-DD" {...rest} {...typed} />
}
