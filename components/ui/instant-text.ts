import { dateProblem, plainDate, showDate } from './date-text.ts'

type Typed = { date: string; hour: number; minute: number; second: number }

const withZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/i

function wall(time: number, zone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  })
  return Object.fromEntries(format.formatToParts(time).map(part => [part.type, part.value]))
}

function offsetAt(time: number, zone: string): number {
  const at = wall(time, zone)
  const asUtc = Date.UTC(
    Number(at.year),
    Number(at.month) - 1,
    Number(at.day),
    Number(at.hour),
    Number(at.minute),
    Number(at.second),
  )
  return asUtc - Math.floor(time / 1000) * 1000
}

function read(text: string): Typed | null {
  const parts = /^(.+?)[T, ]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!parts) return null
  return { date: parts[1] ?? '', hour: Number(parts[2]), minute: Number(parts[3]), second: Number(parts[4] ?? 0) }
}

// Tried with the offsets before and after: on most days they are one, at a change of the clocks one of them fits.
function instant(typed: Typed, zone: string): number | null {
  const [year = 0, month = 1, day = 1] = plainDate(typed.date).split('-').map(Number)
  const asUtc = Date.UTC(year, month - 1, day, typed.hour, typed.minute, typed.second)
  for (const offset of [offsetAt(asUtc - 86_400_000, zone), offsetAt(asUtc + 86_400_000, zone)]) {
    if (offsetAt(asUtc - offset, zone) === offset) return asUtc - offset
  }
  return null
}

/** What is wrong with a typed time and how to mend it, or null; empty text is no problem of this check. */
export function instantProblem(text: string, zone: string): string | null {
  const given = text.trim()
  if (given === '') return null
  if (withZone.test(given))
    return Number.isNaN(Date.parse(given)) ? 'There is no such time' : dateProblem(given.slice(0, 10))
  const typed = read(given)
  if (!typed) return 'Write the time as YYYY-MM-DD HH:MM'
  const wrongDate = dateProblem(typed.date)
  if (wrongDate !== null) return wrongDate
  if (typed.hour > 23 || typed.minute > 59 || typed.second > 59) return 'A day goes from 00:00 to 23:59'
  return instant(typed, zone) === null ? 'The clocks skip this hour; take one before or after' : null
}

/**
 * Typed text as an instant in UTC ('2026-11-24T15:41:00Z'), read in the institution's zone unless it names one itself.
 * Of an hour that comes twice the first is meant. What is no time comes back as typed.
 */
export function plainInstant(text: string, zone: string): string {
  const given = text.trim()
  if (given === '' || instantProblem(given, zone) !== null) return given
  const typed = read(given)
  const time = withZone.test(given) ? Date.parse(given) : typed && instant(typed, zone)
  return time === null ? given : new Date(time).toISOString().replace('.000Z', 'Z')
}

function shownParts(text: string, zone: string): Record<string, string> | null {
  return withZone.test(text) && !Number.isNaN(Date.parse(text)) ? wall(Date.parse(text), zone) : null
}

/** How an instant reads at rest: '24 Nov 2026, 10:41 EST'; seconds only when there are some. */
export function showInstant(text: string, zone: string): string {
  const at = shownParts(text, zone)
  if (!at) return text
  const seconds = at.second === '00' ? '' : `:${at.second}`
  return `${showDate(`${at.year}-${at.month}-${at.day}`)}, ${at.hour}:${at.minute}${seconds} ${at.timeZoneName}`
}

/** The same as it is typed: '2026-11-24 10:41'. */
export function typeInstant(text: string, zone: string): string {
  const at = shownParts(text, zone)
  if (!at) return text
  return `${at.year}-${at.month}-${at.day} ${at.hour}:${at.minute}${at.second === '00' ? '' : `:${at.second}`}`
}
