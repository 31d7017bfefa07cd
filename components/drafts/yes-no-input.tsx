'use client'
import { Select } from '../ui/select.tsx'
import type { AnswerInputProps } from './answer-input.tsx'

const options = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
]

/** Yes, no, or not answered: three states, so a list and no tick box. */
export function YesNoInput({ value, onChange, onFocus, onBlur, readOnly }: AnswerInputProps) {
  const text = value === null || value === undefined ? '' : String(value)
  const known = text === '' || text === 'true' || text === 'false'
  return (
    <Select
      value={text}
      disabled={readOnly}
      onFocus={onFocus}
      onBlur={onBlur}
      placeholder="Choose"
      options={known ? options : [...options, { value: text, label: text }]}
      onChange={event => {
        const next = event.target.value
        onChange(next === '' ? null : next === 'true' ? true : next === 'false' ? false : next)
      }}
    />
  )
}
