'use client'
import type { ReactNode } from 'react'
import type { AlertView } from '#lib/alerts/queries.ts'
import { isUndecided } from '#lib/alerts/status.ts'
import { triageTime } from '#lib/alerts/triage.ts'
import { Chip } from '../ui/chip.tsx'
import { formatDay, formatSpan, formatTime } from '../ui/format-when.ts'
import { Money } from '../ui/money.tsx'
import { useNow, useZone } from '../ui/setting.tsx'
import { When } from '../ui/when.tsx'
import { DueMeter } from './due-meter.tsx'
import { Priority } from './priority.tsx'
import { SubjectName } from './subject-name.tsx'

/** Who and how much, why it fired, how long there is: 68 px. */
export function SubjectStrip({ alert, chip }: { alert: AlertView; chip?: ReactNode }) {
  return (
    <div className="flex min-h-[68px] shrink-0 items-center gap-4 border-b border-line px-4 py-2 max-desk:flex-col max-desk:items-stretch max-desk:gap-2">
      <div className="min-w-0 flex-1">
        <div className="flex min-w-0 items-center gap-2">
          <Priority value={alert.priority} />
          <h2 className="min-w-0 truncate text-lg font-semibold max-desk:text-xl">
            <SubjectName row={{ ...alert, unread: false }} />
          </h2>
        </div>
        <div className="mt-0.5 flex min-w-0 items-center gap-2.5 overflow-hidden text-md">
          <Money amount={alert.amount} currency={alert.currency} className="font-semibold" />
          <span className="truncate text-ink-2">
            {alert.source.name}
            <span className="max-desk:hidden">
              , received <When at={alert.receivedAt} as="stamp" />
            </span>
          </span>
          <RuleChips rules={alert.rules} />
          {chip !== undefined && <span className="ml-auto shrink-0 desk:hidden">{chip}</span>}
        </div>
      </div>
      {isUndecided(alert.status) && <Clock alert={alert} />}
    </div>
  )
}

function RuleChips({ rules }: { rules: readonly string[] }) {
  const shown = rules.slice(0, 3)
  const more = rules.slice(shown.length)
  return (
    <span className="flex min-w-0 items-center gap-1.5 max-desk:hidden">
      {shown.map(rule => (
        <Chip key={rule} className="min-w-8">
          <bdi>{rule}</bdi>
        </Chip>
      ))}
      {more.length > 0 && (
        <span title={more.join(', ')} className="shrink-0 text-sm text-ink-3">
          +{more.length}
        </span>
      )}
    </span>
  )
}

function Clock({ alert }: { alert: AlertView }) {
  const zone = useZone()
  const now = useNow()
  return (
    <div className="w-60 shrink-0 border-l border-line pl-4 max-desk:w-full max-desk:border-l-0 max-desk:pl-0">
      <DueMeter
        receivedAt={alert.receivedAt}
        dueAt={alert.dueAt}
        snoozedUntil={alert.snoozedUntil}
        wide
        label="Triage"
      />
      <p className="mt-1 text-sm whitespace-nowrap text-ink-3 max-desk:hidden">
        {formatSpan(triageTime[alert.priority])} from arrival, ends {endWords(Date.parse(alert.dueAt), zone, now)}
      </p>
    </div>
  )
}

/** '11:40' today, '23 Nov, 18:32' on another day. */
function endWords(at: number, zone: string, now: number): string {
  const time = formatTime(at, zone).slice(0, 5)
  const day = formatDay(at, zone, now)
  return day === formatDay(now, zone, now) ? time : `${day}, ${time}`
}
