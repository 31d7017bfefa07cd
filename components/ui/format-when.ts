const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

type Part = 'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute' | 'second' | 'timeZoneName'

const formats = new Map<string, Intl.DateTimeFormat>()

function partsIn(zone: string, time: number): Record<Part, string> {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      timeZoneName: 'short',
    })
    formats.set(zone, format)
  }
  return Object.fromEntries(format.formatToParts(time).map(part => [part.type, part.value])) as Record<Part, string>
}

/** 'Tue 24 Nov 2026, 07:42:19 EST': the whole truth, for the hover. */
export function formatExact(time: number, zone: string): string {
  const at = partsIn(zone, time)
  return `${at.weekday} ${at.day} ${at.month} ${at.year}, ${at.hour}:${at.minute}:${at.second} ${at.timeZoneName}`
}

/** 'Tue 10:42 EST': the clock in the top bar. */
export function formatClock(time: number, zone: string): string {
  const at = partsIn(zone, time)
  return `${at.weekday} ${at.hour}:${at.minute} ${at.timeZoneName}`
}

/** '10:42:07': something of today, to the second; with `thousandths` '10:42:07.204'. */
export function formatTime(time: number, zone: string, thousandths = false): string {
  const at = partsIn(zone, time)
  const rest = thousandths ? `.${String(time % second).padStart(3, '0')}` : ''
  return `${at.hour}:${at.minute}:${at.second}${rest}`
}

/** '23 Nov', with the year when it isn't the present one: '2 Sep 2025'. */
export function formatDay(time: number, zone: string, now: number): string {
  const at = partsIn(zone, time)
  return at.year === partsIn(zone, now).year ? `${at.day} ${at.month}` : `${at.day} ${at.month} ${at.year}`
}

/** '10:42:07' today, '23 Nov, 15:40' before: where something stands in a list. */
export function formatStamp(time: number, zone: string, now: number): string {
  const at = partsIn(zone, time)
  const today = partsIn(zone, now)
  if (at.day === today.day && at.month === today.month && at.year === today.year) return formatTime(time, zone)
  return `${formatDay(time, zone, now)}, ${at.hour}:${at.minute}`
}

/**
 * A span of time in ms, in the units that a decision needs: '58 min', '3 h 10 min' below 4 h, '9 h', '1 d 6 h', '2 d'.
 * Rounded down, so that nothing is said to last longer than it does; below a minute it is seconds.
 */
export function formatSpan(span: number): string {
  if (span < minute) return `${Math.max(0, Math.floor(span / second))} s`
  if (span < hour) return `${Math.floor(span / minute)} min`
  if (span < day) {
    const hours = Math.floor(span / hour)
    const minutes = Math.floor((span % hour) / minute)
    return hours < 4 && minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  }
  const days = Math.floor(span / day)
  const hours = Math.floor((span % day) / hour)
  return days < 10 && hours > 0 ? `${days} d ${hours} h` : `${days} d`
}

/** The same in one unit, for the column of ages: '19 h', '1 d', '41 min'; below a minute 'now'. */
export function formatAge(span: number): string {
  if (span < minute) return 'now'
  if (span < hour) return `${Math.floor(span / minute)} min`
  return span < day ? `${Math.floor(span / hour)} h` : `${Math.floor(span / day)} d`
}

/** '3 h ago', 'in 20 min', 'now'; beyond 30 days it is the day itself. */
export function formatRelative(time: number, now: number, zone: string): string {
  const distance = Math.abs(now - time)
  if (distance < minute) return 'now'
  if (distance >= 30 * day) return formatDay(time, zone, now)
  return time <= now ? `${formatAge(distance)} ago` : `in ${formatAge(distance)}`
}
