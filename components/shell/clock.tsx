'use client'
import { formatClock, formatExact } from '../ui/format-when.ts'
import { useNow, useZone } from '../ui/setting.tsx'

/** The institution's time, to the minute; the date on hover. */
export function Clock() {
  const zone = useZone()
  const now = useNow(1000)
  return (
    <time
      dateTime={new Date(now).toISOString()}
      title={formatExact(now, zone)}
      className="whitespace-nowrap text-xs tabular-nums text-ink-3"
    >
      {formatClock(now, zone)}
    </time>
  )
}
