import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { Chip } from '../ui/chip.tsx'
import { statusWords } from './filter-words.ts'

/** What an alert is in one word: whose it is while it is open, its decision once it is closed. */
export function AlertStatusChip({ alert, me }: { alert: AlertRow; me: string }) {
  if (alert.status === 'submitted') return <Chip tone="green">Submitted</Chip>
  if (alert.status === 'dismissed') return <Chip tone="soft">Dismissed</Chip>
  if (alert.holder?.id === me) return <Chip tone="green">Claimed by you</Chip>
  if (alert.holder) return <Chip>Held by {alert.holder.name}</Chip>
  return <Chip>{statusWords[alert.status]}</Chip>
}
