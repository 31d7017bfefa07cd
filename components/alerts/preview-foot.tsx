'use client'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { Button } from '../ui/button.tsx'
import { SnoozeMenu } from './snooze-menu.tsx'

export type Asking = 'dismiss' | 'snooze' | null

type PreviewFootProps = {
  row: AlertRow
  me: string
  asking: Asking
  onAsk: (what: Asking) => void
  onClaim: () => void
  /** After the alert changed and this list must show it. */
  onChanged: (alertId: string) => void
}

/** What can be decided without opening the alert. Closed ones have nothing to decide. */
export function PreviewFoot({ row, me, asking, onAsk, onClaim, onChanged }: PreviewFootProps) {
  if (row.status === 'submitted' || row.status === 'dismissed') return null
  const other = row.holder && row.holder.id !== me ? `${row.holder.name} holds this alert` : false
  return (
    <div className="flex h-[52px] shrink-0 items-center gap-2 border-t border-line bg-bg px-3">
      <Button keys="e" off={other} onClick={() => onAsk('dismiss')}>
        Dismiss
      </Button>
      <SnoozeMenu
        alertId={row.id}
        open={asking === 'snooze'}
        onOpenChange={open => onAsk(open && !other ? 'snooze' : null)}
        onDone={() => onChanged(row.id)}
        onUndone={onChanged}
        trigger={
          <Button keys="z" off={other}>
            Snooze
          </Button>
        }
      />
      <span className="flex-1" />
      <Button keys="c" off={other} onClick={onClaim}>
        {row.holder?.id === me ? 'Release' : 'Claim'}
      </Button>
    </div>
  )
}
