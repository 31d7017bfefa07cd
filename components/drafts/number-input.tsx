'use client'
import { useState } from 'react'
import { exactNumber } from '#lib/mapping/decimal.ts'
import { NumberField } from '../ui/number-field.tsx'
import type { AnswerInputProps } from './answer-input.tsx'
import { numberText } from './written-number.ts'

/**
 * A number, typed with any grouping. It is kept as a number where one says exactly the same, else as the text that was
 * typed. The digits stay as they were written: 86412.50 doesn't become 86412.5 on the way.
 */
export function NumberInput({ value, onChange, onFocus, onBlur, readOnly, source }: AnswerInputProps) {
  const [typed, setTyped] = useState<string>()
  return (
    <NumberField
      value={numberText(value, [typed, source])}
      readOnly={readOnly}
      onFocus={onFocus}
      onBlur={onBlur}
      onChange={text => {
        setTyped(text)
        onChange(text === '' ? null : (exactNumber(text) ?? text))
      }}
    />
  )
}
