'use client'
import type { Ref } from 'react'
import { groupDigits, plainNumber } from './number-text.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'
import { useTypedText } from './use-typed-text.ts'

type NumberFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'type' | 'ref'> & {
  /** Decimal text, so that no digit is lost; '' is empty. */
  value: string | null | undefined
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

/** A number, grouped by thousands while it isn't being typed. What is no number is handed on as typed, for the check to name. */
export function NumberField({ value, onChange, onBlur, onFocus, ...rest }: NumberFieldProps) {
  const text = value ?? ''
  const typed = useTypedText({
    shown: groupDigits(text),
    typing: text,
    onText: next => onChange(plainNumber(next)),
    onBlur,
    onFocus,
  })
  return <TextField className="tabular-nums" {...rest} inputMode="decimal" {...typed} />
}
