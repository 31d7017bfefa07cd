'use client'
import { isObject, type JsonObject } from '#lib/json.ts'
import type { Field, Settings } from '#lib/templates/field-types.ts'
import { cn } from '../ui/cn.ts'
import { useField } from '../ui/field-context.ts'
import { FieldFrame } from '../ui/field-frame.tsx'
import { AnswerInput, type AnswerInputProps } from './answer-input.tsx'
import { isWide } from './form-sections.ts'

type GroupInputProps = AnswerInputProps & { settings: Extract<Settings, { type: 'hash' }> }

/** A group of fields, in a box of its own; what it holds beside them is kept. */
export function GroupInput({ settings, value, onChange, ...rest }: GroupInputProps) {
  const field = useField()
  const members: JsonObject = value !== null && value !== undefined && isObject(value) ? value : {}
  const put = (member: Field, next: JsonObject[string]) => {
    const others = Object.entries(members).filter(([key]) => key !== member.key)
    const given = next === null ? others : [...others, [member.key, next] as const]
    onChange(given.length === 0 ? null : Object.fromEntries(given))
  }
  return (
    <div
      role="group"
      aria-labelledby={field?.labelId}
      aria-describedby={field?.describedBy}
      className={cn(
        'grid grid-cols-2 gap-x-4 gap-y-3 rounded-3 border p-3 max-desk:grid-cols-1',
        field?.tone === 'problem' ? 'border-red-line' : 'border-line',
      )}
    >
      {settings.fields.map(member => (
        <FieldFrame
          key={member.key}
          label={member.label}
          optional={!member.required}
          hint={member.help}
          readOnly={rest.readOnly}
          group={member.type === 'array' || member.type === 'hash'}
          className={cn(isWide(member) && 'col-span-full')}
        >
          <AnswerInput
            {...rest}
            settings={member}
            value={Object.hasOwn(members, member.key) ? members[member.key] : undefined}
            onChange={next => put(member, next)}
          />
        </FieldFrame>
      ))}
    </div>
  )
}
