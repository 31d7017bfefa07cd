const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const fullNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

type Parts = { year: number; month: number; day: number }

function read(text: string): Parts | null {
  const iso = /^(\d{4})-?(\d{1,2})-?(\d{1,2})$/.exec(text.trim())
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const words = /^(\d{1,2})[ .]+([a-z]{3})[a-z]*[ .,]+(\d{4})$/i.exec(text.trim())
  if (!words) return null
  const month = months.findIndex(name => name.toLowerCase() === words[2]?.toLowerCase()) + 1
  return month === 0 ? null : { year: Number(words[3]), month, day: Number(words[1]) }
}

function lastDay({ year, month }: Parts): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Typed text as YYYY-MM-DD; takes 2026-11-24, 20261124 and 24 Nov 2026. Text that names no day of the calendar comes back as typed. */
export function plainDate(text: string): string {
  const parts = read(text)
  if (!parts || dateProblem(text) !== null) return text.trim()
  const pad = (number: number, width: number) => String(number).padStart(width, '0')
  return `${pad(parts.year, 4)}-${pad(parts.month, 2)}-${pad(parts.day, 2)}`
}

/** How a date reads at rest: 2026-11-24 is '24 Nov 2026'. Text that names no day of the calendar comes back unchanged. */
export function showDate(text: string): string {
  const parts = read(text)
  if (!parts || dateProblem(text) !== null) return text
  return `${parts.day} ${months[parts.month - 1]} ${parts.year}`
}

/** What is wrong with a typed date and how to mend it, or null; empty text is no problem of this check. */
export function dateProblem(text: string): string | null {
  if (text.trim() === '') return null
  const parts = read(text)
  if (!parts) return 'Write the date as YYYY-MM-DD'
  if (parts.month < 1 || parts.month > 12) return `There is no month ${parts.month}; write YYYY-MM-DD`
  const last = lastDay(parts)
  if (parts.day >= 1 && parts.day <= last) return null
  const name = fullNames[parts.month - 1]
  return parts.month === 2 && parts.day === 29 ? `${parts.year} has no 29 February` : `${name} has ${last} days`
}
