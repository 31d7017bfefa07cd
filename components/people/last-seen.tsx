'use client'
import { useNow } from '../ui/setting.tsx'
import { When } from '../ui/when.tsx'

const recent = 5 * 60_000

/** When somebody was last here; "now" is a session used in the last five minutes. */
export function LastSeen({ at, away }: { at: Date | null; away: boolean }) {
  const now = useNow()
  if (at === null) return <span className="text-sm text-amber">never</span>
  return (
    <span className="text-sm">
      <When at={at} as="stamp" />
      {!away && now - at.getTime() < recent && <span className="ml-1.5 text-xs text-green">now</span>}
    </span>
  )
}
