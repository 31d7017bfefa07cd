'use client'
import { AlarmClock } from 'lucide-react'
import { cn } from '../ui/cn.ts'
import { formatExact } from '../ui/format-when.ts'
import { useNow, useZone } from '../ui/setting.tsx'
import { type DueState, dueState } from './due-state.ts'

type DueMeterProps = {
  /** ISO times. Without a due time the clock hasn't started. */
  receivedAt: string
  dueAt: string | null
  snoozedUntil?: string | null
  /** Closed: nothing runs any more. */
  ended?: boolean
  /** Over the whole width with its words above, as on an alert's page. */
  wide?: boolean
  /** Beside the words of the wide one. */
  label?: string
  className?: string
}

const fills: Record<DueState['is'], string> = {
  calm: 'bg-line-control',
  soon: 'bg-amber-solid',
  late: 'bg-red-solid',
  over: 'hatch-red',
  ended: 'bg-transparent',
}

const inks: Record<DueState['is'], string> = {
  calm: 'text-ink-2',
  soon: 'font-medium text-amber',
  late: 'font-semibold text-red',
  over: 'font-semibold text-red',
  ended: 'text-ink-3',
}

function Line({ state, wide }: { state: DueState | null; wide: boolean }) {
  const size = wide ? 'h-[5px] w-full' : 'h-1 w-12 max-wide:w-8 max-desk:w-12'
  if (state === null)
    return (
      <span aria-hidden className={cn('block shrink-0 rounded-full border border-dashed border-line-strong', size)} />
    )
  return (
    <span aria-hidden className={cn('block shrink-0 overflow-hidden rounded-full bg-chart-3', size)}>
      <span className={cn('block h-full rounded-full', fills[state.is])} style={{ width: `${state.share * 100}%` }} />
    </span>
  )
}

function Words({ state }: { state: DueState | null }) {
  if (state === null) return <span className="text-ink-3">not started</span>
  return <span className={cn('whitespace-nowrap tabular-nums', inks[state.is])}>{state.words}</span>
}

function Snoozed({ until }: { until: number }) {
  const at = new Intl.DateTimeFormat('en-GB', {
    timeZone: useZone(),
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-3">
      <AlarmClock aria-label="Snoozed" className="size-3.5" />
      until {at.format(until).replace(',', '')}
    </span>
  )
}

/** How long there is: a line of 48 × 4 px and words; over is a pattern and words, so it reads without colour. */
export function DueMeter({
  receivedAt,
  dueAt,
  snoozedUntil = null,
  ended = false,
  wide = false,
  label,
  className,
}: DueMeterProps) {
  const now = useNow(1000)
  const zone = useZone()
  const state = dueAt === null ? null : dueState(Date.parse(receivedAt), Date.parse(dueAt), now, ended)
  const title = dueAt === null ? undefined : `Due ${formatExact(Date.parse(dueAt), zone)}`
  if (ended) return null
  const until = snoozedUntil === null ? 0 : Date.parse(snoozedUntil)
  const isSnoozed = until > now
  if (wide) {
    const running = state && state.is !== 'over' ? { ...state, words: `${state.words} left` } : state
    return (
      <span title={title} className={cn('block', className)}>
        <span className="mb-1 flex justify-between gap-3 text-sm">
          <span className="text-ink-2">{label}</span>
          {isSnoozed ? <Snoozed until={until} /> : <Words state={running} />}
        </span>
        <Line state={state} wide />
      </span>
    )
  }
  return (
    <span
      title={title}
      className={cn('inline-flex items-center gap-2 text-[12px] leading-[18px] max-desk:text-sm', className)}
    >
      {isSnoozed ? (
        <Snoozed until={until} />
      ) : (
        <>
          <Line state={state} wide={false} />
          <Words state={state} />
        </>
      )}
    </span>
  )
}
