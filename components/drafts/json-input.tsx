'use client'
import { useState } from 'react'
import { canonicalJson, type JsonValue } from '#lib/json.ts'
import { TextArea } from '../ui/text-area.tsx'
import type { AnswerInputProps } from './answer-input.tsx'
import { readJson } from './read-json.ts'

/** JSON as text. What can't be read yet is kept as typed, and the place of the mistake is named. */
export function JsonInput({ value, onChange, onFocus, onBlur, readOnly }: AnswerInputProps) {
  const [typed, setTyped] = useState<string>()
  const read = typed === undefined ? undefined : readJson(typed)
  const text = typed !== undefined && says(read, value) ? typed : shown(value)
  const problem = text === typed && read && 'problem' in read ? read.problem : null
  return (
    <>
      <TextArea
        mono
        rows={4}
        value={text}
        readOnly={readOnly}
        onFocus={onFocus}
        onBlur={onBlur}
        onChange={event => {
          const next = event.target.value
          setTyped(next)
          const parsed = readJson(next)
          onChange(next.trim() === '' ? null : 'value' in parsed ? parsed.value : next)
        }}
      />
      {problem !== null && (
        <p role="status" className="pt-1 text-xs text-amber">
          {problem}
        </p>
      )}
    </>
  )
}

/** Whether what was typed is still what the answer says: somebody else may have changed it meanwhile. */
function says(read: ReturnType<typeof readJson> | undefined, value: JsonValue | null | undefined): boolean {
  if (!read) return false
  return canonicalJson('value' in read ? read.value : read.text) === canonicalJson(value ?? null)
}

function shown(value: JsonValue | null | undefined): string {
  if (value === null || value === undefined) return ''
  return JSON.stringify(value, null, 2)
}
