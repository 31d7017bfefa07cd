'use client'
import { cn } from './cn.ts'
import { formatAge, formatExact, formatRelative, formatStamp, formatTime } from './format-when.ts'
import { useNow, useZone } from './setting.tsx'

type WhenProps = {
  /** An instant: ISO text, ms or a Date. */
  at: string | number | Date
  /**
   * relative: '3 h ago' · age: '3 h' · stamp: '10:42:07' today, '23 Nov, 15:40' before · time: '10:42:07' ·
   * exact: 'Tue 24 Nov 2026, 07:42:19 EST'
   */
  as?: 'relative' | 'age' | 'stamp' | 'time' | 'thousandths' | 'exact'
  className?: string
}

/** A time in the institution's zone, exact on hover. */
export function When({ at, as = 'relative', className }: WhenProps) {
  const zone = useZone()
  const now = useNow()
  const time = new Date(at).getTime()
  if (Number.isNaN(time)) return null
  const exact = formatExact(time, zone)
  const words = {
    relative: () => formatRelative(time, now, zone),
    age: () => formatAge(Math.max(0, now - time)),
    stamp: () => formatStamp(time, zone, now),
    time: () => formatTime(time, zone),
    thousandths: () => formatTime(time, zone, true),
    exact: () => exact,
  }[as]()
  return (
    <time
      dateTime={new Date(time).toISOString()}
      title={exact}
      className={cn('whitespace-nowrap tabular-nums', className)}
    >
      {words}
    </time>
  )
}
