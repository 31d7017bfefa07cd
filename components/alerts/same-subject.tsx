'use client'
import Link from 'next/link'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { isUndecided } from '#lib/alerts/status.ts'
import { cn } from '../ui/cn.ts'
import { formatMoney } from '../ui/format-money.ts'
import { formatDay, formatExact } from '../ui/format-when.ts'
import { useNow, useZone } from '../ui/setting.tsx'
import { dueState } from './due-state.ts'

/** Other alerts about whom this one is about, newest first; 34 px a row. */
export function SameSubject({ rows }: { rows: readonly AlertRow[] }) {
  return (
    <ul className="divide-y divide-line-faint">
      {rows.map(row => (
        <li
          key={row.id}
          className="flex h-[34px] items-center gap-3 px-4 text-md hover:bg-hover max-desk:h-[70px] max-desk:flex-wrap max-desk:gap-y-0"
        >
          <Link href={`/alerts/${row.id}`} className="mono w-[92px] shrink-0 text-accent hover:underline">
            {row.id}
          </Link>
          <span className="min-w-0 flex-1 truncate">
            <bdi>{row.rules[0] ?? 'No rule sent'}</bdi>
          </span>
          <span className="shrink-0 text-right">
            {row.amount === null ? (
              <span className="text-ink-3">no amount</span>
            ) : (
              `${formatMoney(row.amount, row.currency)} ${row.currency ?? ''}`
            )}
          </span>
          <span className="w-[124px] shrink-0 truncate text-sm text-ink-2">{stateWords(row)}</span>
          <span className="w-16 shrink-0 text-right text-sm text-ink-3">
            {isUndecided(row.status) ? <Due row={row} /> : <Day at={row.receivedAt} />}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** How long there is, in words alone. */
function Due({ row }: { row: AlertRow }) {
  const now = useNow()
  const { is, words } = dueState(Date.parse(row.receivedAt), Date.parse(row.dueAt), now)
  return (
    <span className={cn((is === 'late' || is === 'over') && 'text-red', is === 'soon' && 'text-amber')}>{words}</span>
  )
}

function Day({ at }: { at: string }) {
  const zone = useZone()
  const now = useNow()
  const time = Date.parse(at)
  return (
    <time dateTime={at} title={formatExact(time, zone)}>
      {formatDay(time, zone, now)}
    </time>
  )
}

function stateWords({ status, holder }: AlertRow): string {
  if (status === 'submitted') return 'Submitted'
  if (status === 'dismissed') return 'Dismissed'
  const held = holder === null ? 'nobody holds it' : `held by ${holder.name}`
  return `${status === 'snoozed' ? 'Snoozed' : 'Open'}, ${held}`
}
