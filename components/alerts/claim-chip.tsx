'use client'
import { Hourglass } from 'lucide-react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { Chip } from '../ui/chip.tsx'
import { formatSpan, formatTime } from '../ui/format-when.ts'
import { useNow, useZone } from '../ui/setting.tsx'
import { AlertStatusChip } from './alert-status-chip.tsx'

type ClaimChipProps = {
  alert: AlertRow
  me: string
  /** Whose claim ended while this page was open; the alert may be taken over. */
  ended: { name: string; at: string } | null
}

/** Whose the alert is, and for how long; once it is closed, its decision. */
export function ClaimChip({ alert, me, ended }: ClaimChipProps) {
  const now = useNow(1_000)
  const zone = useZone()
  const { holder, heldUntil } = alert
  if (alert.status !== 'open' && alert.status !== 'snoozed') return <AlertStatusChip alert={alert} me={me} />
  if (holder && heldUntil) {
    const left = Date.parse(heldUntil) - now
    if (left > 0 && holder.id === me) return <Chip tone="green">Claimed by you, {formatSpan(left)} left</Chip>
    const until = formatTime(Date.parse(heldUntil), zone).slice(0, 5)
    if (left > 0) return <Chip>{`Held by ${holder.name} until ${until}`}</Chip>
    return <Ended name={holder.id === me ? 'Your' : `${holder.name}’s`} at={until} />
  }
  if (ended) return <Ended name={`${ended.name}’s`} at={formatTime(Date.parse(ended.at), zone).slice(0, 5)} />
  return <AlertStatusChip alert={alert} me={me} />
}

function Ended({ name, at }: { name: string; at: string }) {
  return (
    <Chip tone="amber" icon={<Hourglass aria-hidden />}>
      {`${name} claim ended ${at}`}
    </Chip>
  )
}
