'use client'
import { type Ref, useState } from 'react'
import { groupDigits, plainNumber } from './number-text.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

type NumberFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'type' | 'ref'> & {
  /** Decimal text, so that no digit is lost; '' is empty. */
  value: string | null | undefined
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

/** A number, grouped by thousands while it isn't being typed. What is no number is handed on as typed, for the check to name. */
export function NumberField({ value, onChange, onBlur, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = value ?? ''
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      value={typed ?? groupDigits(text)}
      onFocus={() => setTyped(text)}
      onChange={event => {
        setTyped(event.target.value)
        onChange(plainNumber(event.target.value))
      }}
      onBlur={() => {
        setTyped(null)
        onBlur?.()
      }}
    />
  )
}
