import { canonicalJson, isObject, type JsonValue, type PayloadValue, plainJson, SourceNumber } from '#lib/json.ts'
import { convert } from '#lib/mapping/convert.ts'
import { readTime } from '#lib/mapping/dates.ts'
import type { Settings } from '#lib/templates/field-types.ts'
import { plainNumber } from '../ui/number-text.ts'

/**
 * What a field holds after a click on a payload value. A person chose it and sees the outcome, so more is read than a
 * mapping may guess: times in any usual form, grouped numbers, options by their label. What can't be the field's kind is
 * put in as text, for its check to name.
 * @param current what stands in the field: a list gets one element more
 * @returns undefined where a click can't fill: a file
 */
export function fillValue(
  settings: Settings,
  raw: PayloadValue,
  current: JsonValue | null | undefined,
): JsonValue | undefined {
  switch (settings.type) {
    case 'file':
      return undefined
    case 'string':
    case 'email-address':
      return plainText(raw)
    case 'integer':
    case 'number':
      return fillNumber(settings, raw)
    case 'boolean':
      return fillBoolean(raw)
    case 'date':
    case 'datetime':
      return fillTime(settings.type, raw)
    case 'choices':
      return optionOf(settings.options, plainText(raw)) ?? plainText(raw)
    case 'multi-choices': {
      const options = settings.options
      return addTo(current, raw, member => optionOf(options, plainText(member)) ?? plainText(member))
    }
    case 'array': {
      const items = settings.items
      return addTo(current, raw, member => fillValue(items, member, undefined) ?? plainText(member))
    }
    case 'hash':
    case 'json': {
      const exact = convert(raw, settings)
      return 'value' in exact ? exact.value : plainJson(raw)
    }
  }
}

/** A payload value as text: a list of plain values joined by commas, anything deeper as JSON. */
export function plainText(raw: PayloadValue): string {
  if (raw === null) return ''
  if (raw instanceof SourceNumber) return raw.source
  if (Array.isArray(raw) && raw.every(member => !Array.isArray(member) && !isObject(member))) {
    return raw.map(plainText).join(', ')
  }
  return typeof raw === 'object' ? canonicalJson(raw) : String(raw)
}

function fillNumber(settings: Settings, raw: PayloadValue): JsonValue {
  const exact = convert(typeof raw === 'string' ? plainNumber(raw) : raw, settings)
  return 'value' in exact ? exact.value : plainText(raw)
}

function fillBoolean(raw: PayloadValue): JsonValue {
  const text = plainText(raw).trim().toLowerCase()
  if (['true', 'yes', 'y', '1'].includes(text)) return true
  return ['false', 'no', 'n', '0'].includes(text) ? false : plainText(raw)
}

function fillTime(as: 'date' | 'datetime', raw: PayloadValue): JsonValue {
  const text = plainText(raw).trim()
  const digits = /^\d+$/.test(text) ? text.length : 0
  const form = digits === 8 ? 'yyyymmdd' : digits >= 12 ? 'epoch-ms' : digits >= 9 ? 'epoch-s' : 'iso'
  const read = readTime(raw, form, as)
  return 'value' in read ? read.value : text
}

function optionOf(options: readonly { value: string; label: string }[], text: string): string | undefined {
  const wanted = text.trim().toLowerCase()
  const exact = options.find(option => option.value === text)
  return (exact ?? options.find(({ value, label }) => [value, label].some(one => one.toLowerCase() === wanted)))?.value
}

/** A list takes a list's elements, or one more; what it has already isn't added again. */
function addTo(
  current: JsonValue | null | undefined,
  raw: PayloadValue,
  each: (member: PayloadValue) => JsonValue,
): JsonValue[] {
  const before = Array.isArray(current) ? current : []
  const added = (Array.isArray(raw) ? raw : [raw]).filter(member => member !== null).map(each)
  const known = new Set(before.map(canonicalJson))
  return [...before, ...added.filter(value => !known.has(canonicalJson(value)))]
}
