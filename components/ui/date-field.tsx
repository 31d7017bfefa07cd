'use client'
import { type Ref, useState } from 'react'
import { plainDate, showDate } from './date-text.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

type DateFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'type' | 'ref'> & {
  /** YYYY-MM-DD; '' is empty. What names no day is handed on as typed, for dateProblem to name. */
  value: string | null | undefined
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

/** A day, typed as YYYY-MM-DD, read as 24 Nov 2026. */
export function DateField({ value, onChange, onBlur, ...rest }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = value ?? ''
  return (
    <TextField
      placeholder="YYYY-MM-DD"
      {...rest}
      value={typed ?? showDate(text)}
      onFocus={() => setTyped(text)}
      onChange={event => {
        setTyped(event.target.value)
        onChange(plainDate(event.target.value))
      }}
      onBlur={() => {
        setTyped(null)
        onBlur?.()
      }}
    />
  )
}
