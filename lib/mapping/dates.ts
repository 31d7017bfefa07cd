import { type PayloadValue, SourceNumber } from '#lib/json.ts'
import { isDate } from '#lib/templates/field-values.ts'
import { decimalText } from './decimal.ts'

/** How a sender writes time; the mapping says which, nothing is guessed. */
export const dateForms = ['epoch-s', 'epoch-ms', 'iso', 'yyyymmdd'] as const
export type DateForm = (typeof dateForms)[number]

type Read = { value: string } | { problem: string }

const isoForm = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}(?::?\d{2})?)?)?$/

/**
 * Reads a time of a known form as a field takes it: a date `YYYY-MM-DD` (the day in UTC) or a datetime in ISO 8601, UTC,
 * to the millisecond.
 * @returns the text, or what is wrong; without a form only what already has the field's own form is taken
 */
export function readTime(raw: PayloadValue, form: DateForm | undefined, as: 'date' | 'datetime'): Read {
  const text = raw instanceof SourceNumber ? raw.source : raw
  if (typeof text !== 'string') return { problem: 'is no text or number, so no time can be read from it' }
  switch (form) {
    case 'epoch-s':
      return readEpoch(text, 3, as)
    case 'epoch-ms':
      return readEpoch(text, 0, as)
    case 'yyyymmdd':
      return readDay(text, as)
    case 'iso':
      return readIso(text, as)
    case undefined:
      return readPlain(text, as)
  }
}

/** `power` is how many decimal places make the unit a millisecond: 3 for seconds. What is finer is cut. */
function readEpoch(text: string, power: number, as: 'date' | 'datetime'): Read {
  const decimal = decimalText(text)
  const milliseconds = decimal === undefined ? undefined : Number(decimalText(`${decimal}e${power}`))
  if (milliseconds === undefined) return { problem: `is no number of ${power === 3 ? 'seconds' : 'milliseconds'}` }
  return written(new Date(Math.trunc(milliseconds)), as)
}

function readDay(text: string, as: 'date' | 'datetime'): Read {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const day = match ? `${match[1]}-${match[2]}-${match[3]}` : ''
  if (!isDate(day)) return { problem: 'is no day written as YYYYMMDD' }
  return { value: as === 'date' ? day : `${day}T00:00:00.000Z` }
}

function readIso(text: string, as: 'date' | 'datetime'): Read {
  const match = isoForm.exec(text)
  const [, day = '', time, zone] = match ?? []
  if (!isDate(day)) return { problem: 'is no date or time in ISO 8601' }
  if (as === 'date' && zone === undefined) return { value: day }
  if (time === undefined || zone === undefined) return { problem: 'says no time zone, so the moment can’t be known' }
  return written(new Date(`${day}T${time}${fullZone(zone)}`), as)
}

function readPlain(text: string, as: 'date' | 'datetime'): Read {
  if (as === 'date') return isDate(text) ? { value: text } : { problem: `is no date as YYYY-MM-DD; ${sayForm}` }
  const read = readIso(text, as)
  return 'problem' in read ? { problem: `${read.problem}; ${sayForm}` } : read
}

const sayForm = `say how it is written with from: ${dateForms.join(', ')}`

/** `+02` and `+0200` as `+02:00`. */
function fullZone(zone: string): string {
  if (zone === 'Z') return zone
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

function written(moment: Date, as: 'date' | 'datetime'): Read {
  const year = moment.getUTCFullYear()
  if (Number.isNaN(year) || year < 1 || year > 9999) return { problem: 'is no moment between the years 1 and 9999' }
  const iso = moment.toISOString()
  return { value: as === 'date' ? iso.slice(0, 10) : iso }
}
