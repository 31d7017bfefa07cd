'use client'
import type { Ref } from 'react'
import { plainInstant, showInstant, typeInstant } from './instant-text.ts'
import { useZone } from './setting.tsx'
import { TextField, type TextFieldProps } from './text-field.tsx'
import { useTypedText } from './use-typed-text.ts'

type DateTimeFieldProps = Omit<TextFieldProps, 'value' | 'onChange' | 'onBlur' | 'type' | 'ref'> & {
  /** An instant as ISO text with its zone; '' is empty. What is no time is handed on as typed, for instantProblem to name. */
  value: string | null | undefined
  onChange: (value: string) => void
  onBlur?: (() => void) | undefined
  ref?: Ref<HTMLInputElement> | undefined
}

/** A moment, typed as YYYY-MM-DD HH:MM in the institution's zone, read as 24 Nov 2026, 10:41 EST. */
export function DateTimeField({ value, onChange, onBlur, onFocus, ...rest }: DateTimeFieldProps) {
  const zone = useZone()
  const text = value ?? ''
  const typed = useTypedText({
    shown: showInstant(text, zone),
    typing: typeInstant(text, zone),
    onText: next => onChange(plainInstant(next, zone)),
    onBlur,
    onFocus,
  })
  return <TextField placeholder="YYYY-MM-DD HH:MM" {...rest} {...typed} />
}
