'use client'
import type { JsonValue } from '#lib/json.ts'
import { defaultMaxLength, type Settings } from '#lib/templates/field-types.ts'
import { Combobox } from '../ui/combobox.tsx'
import { DateField } from '../ui/date-field.tsx'
import { DateTimeField } from '../ui/date-time-field.tsx'
import { MultiSelect } from '../ui/multi-select.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { FileInput } from './file-input.tsx'
import { GroupInput } from './group-input.tsx'
import { JsonInput } from './json-input.tsx'
import { ListInput } from './list-input.tsx'
import { NumberInput } from './number-input.tsx'
import { YesNoInput } from './yes-no-input.tsx'

export type AnswerInputProps = {
  settings: Settings
  value: JsonValue | null | undefined
  onChange: (value: JsonValue | null) => void
  onFocus?: (() => void) | undefined
  onBlur?: (() => void) | undefined
  readOnly: boolean
  /** The field of the template that it belongs to: files are stored under it. */
  fieldKey: string
  /** The digits as they were sent, while they say the same number. */
  source?: string | undefined
}

/** From here on a choice is found by typing. */
const manyOptions = 8

/** The input made for a type of answer. What doesn't fit the type is kept and shown as it was typed. */
export function AnswerInput(props: AnswerInputProps) {
  const { settings, value, onChange, onFocus, onBlur, readOnly } = props
  const text = typeof value === 'string' ? value : value == null ? '' : JSON.stringify(value)
  const focus = { value: text, onFocus, onBlur }
  const common = { ...focus, readOnly }
  const put = (next: string) => onChange(next === '' ? null : next)
  switch (settings.type) {
    case 'string':
      return (settings.maxLength ?? defaultMaxLength) > defaultMaxLength || text.includes('\n') ? (
        <TextArea {...common} rows={2} onChange={event => put(event.target.value)} />
      ) : (
        <TextField {...common} onChange={event => put(event.target.value)} />
      )
    case 'email-address':
      return <TextField {...common} type="text" inputMode="email" onChange={event => put(event.target.value)} />
    case 'integer':
    case 'number':
      return <NumberInput {...props} />
    case 'boolean':
      return <YesNoInput {...props} />
    case 'date':
      return <DateField {...common} onChange={put} />
    case 'datetime':
      return <DateTimeField {...common} onChange={put} />
    case 'choices':
      return settings.options.length < manyOptions && isOption(settings.options, text) ? (
        <Select
          {...focus}
          disabled={readOnly}
          options={settings.options}
          placeholder="Choose"
          onChange={event => put(event.target.value)}
        />
      ) : (
        <Combobox {...focus} clearable disabled={readOnly} options={settings.options} onChange={put} />
      )
    case 'multi-choices':
      return (
        <MultiSelect
          options={settings.options}
          value={Array.isArray(value) ? value.map(String) : text === '' ? [] : [text]}
          onChange={next => onChange(next)}
          onFocus={onFocus}
          onBlur={onBlur}
          disabled={readOnly}
        />
      )
    case 'array':
      return <ListInput {...props} settings={settings} />
    case 'hash':
      return <GroupInput {...props} settings={settings} />
    case 'json':
      return <JsonInput {...props} />
    case 'file':
      return <FileInput {...props} settings={settings} />
  }
}

function isOption(options: readonly { value: string }[], text: string): boolean {
  return text === '' || options.some(option => option.value === text)
}
