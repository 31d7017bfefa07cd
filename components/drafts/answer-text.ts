import { isObject, type JsonValue } from '#lib/json.ts'
import { isEmpty } from '#lib/templates/answers.ts'
import type { Settings } from '#lib/templates/field-types.ts'
import { showDate } from '../ui/date-text.ts'
import { showInstant } from '../ui/instant-text.ts'
import { groupDigits } from '../ui/number-text.ts'

/** An answer in one line, as a person reads it: options by label, dates and times in words, 'empty' for none. */
export function answerText(settings: Settings, value: JsonValue | null | undefined, zone: string): string {
  if (value === null || value === undefined || isEmpty(settings, value)) return 'empty'
  switch (settings.type) {
    case 'boolean':
      return value === true ? 'Yes' : value === false ? 'No' : plain(value)
    case 'integer':
    case 'number':
      return groupDigits(plain(value))
    case 'date':
      return showDate(plain(value))
    case 'datetime':
      return showInstant(plain(value), zone)
    case 'choices':
      return labelOf(settings.options, value)
    case 'multi-choices': {
      const { options } = settings
      return Array.isArray(value) ? value.map(one => labelOf(options, one)).join(', ') : plain(value)
    }
    case 'array': {
      const { items } = settings
      return Array.isArray(value) ? value.map(one => answerText(items, one, zone)).join(', ') : plain(value)
    }
    case 'hash': {
      const group = isObject(value) ? value : {}
      const given = settings.fields.filter(
        field => Object.hasOwn(group, field.key) && !isEmpty(field, group[field.key]),
      )
      return given.map(field => `${field.label}: ${answerText(field, group[field.key], zone)}`).join(', ')
    }
    case 'file':
      return isObject(value) && typeof value.filename === 'string' ? value.filename : plain(value)
    default:
      return plain(value)
  }
}

function plain(value: JsonValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function labelOf(options: readonly { value: string; label: string }[], value: JsonValue): string {
  return options.find(option => option.value === value)?.label ?? plain(value)
}
