type Wall = { year: number; month: number; day: number; hour: number; minute: number }

export type SnoozeTime = { words: string; until: Date }

const morning = { hour: 9, minute: 0 }
const dayLength = 86_400_000

/**
 * Until when one usually snoozes, in the institution's zone: tomorrow, in 3 days and next Monday, each at 9:00.
 * @param now the present, ms
 */
export function snoozeTimes(now: number, zone: string): SnoozeTime[] {
  const today = wallTime(zone, now)
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay()
  const toMonday = (8 - weekday) % 7 || 7
  return [
    { words: 'Tomorrow 9:00', until: morningAfter(today, 1, zone) },
    { words: 'In 3 days', until: morningAfter(today, 3, zone) },
    { words: 'Next week, Monday', until: morningAfter(today, toMonday, zone) },
  ]
}

/**
 * The instant of a day and a time of day typed by a person, in a zone. A time that the clock skips in spring is the one
 * after it; of a time that comes twice in autumn it is one of the two.
 * @param date YYYY-MM-DD @param time H:MM or HH:MM
 * @returns null for what is no day or no time
 */
export function instantOf(date: string, time: string, zone: string): Date | null {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  const clock = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim())
  if (!day || !clock) return null
  const wall = { year: Number(day[1]), month: Number(day[2]), day: Number(day[3]) }
  const real = new Date(Date.UTC(wall.year, wall.month - 1, wall.day))
  if (real.getUTCDate() !== wall.day || real.getUTCMonth() + 1 !== wall.month) return null
  return toInstant({ ...wall, hour: Number(clock[1]), minute: Number(clock[2]) }, zone)
}

/** What a clock on the wall of that zone shows. */
export function wallTime(zone: string, time: number): Wall {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(time).map(part => [part.type, Number(part.value)]))
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = parts
  return { year, month, day, hour, minute }
}

function morningAfter(today: Wall, days: number, zone: string): Date {
  const day = new Date(Date.UTC(today.year, today.month - 1, today.day) + days * dayLength)
  const wall = { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate(), ...morning }
  return toInstant(wall, zone)
}

/** Twice, since the first guess may lie on the other side of a change of clocks. */
function toInstant(wall: Wall, zone: string): Date {
  const wanted = asUtc(wall)
  const first = wanted - (asUtc(wallTime(zone, wanted)) - wanted)
  return new Date(first - (asUtc(wallTime(zone, first)) - wanted))
}

function asUtc({ year, month, day, hour, minute }: Wall): number {
  return Date.UTC(year, month - 1, day, hour, minute)
}
