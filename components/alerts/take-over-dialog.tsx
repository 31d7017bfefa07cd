'use client'
import { FileText, ScrollText, Timer } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { claimAlertAction } from '#lib/alerts/actions.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { formatSpan, formatTime } from '../ui/format-when.ts'
import { useNow, useZone } from '../ui/setting.tsx'
import { sayDone, sayRefused } from '../ui/toast.tsx'
import { useKeys } from '../ui/use-keys.ts'

type TakeOverDialogProps = {
  alertId: string
  from: { name: string; at: string }
  /** What comes along, in words: how many answers, how many typed. */
  answers: string
  dueAt: string
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: () => void
}

/** Takes an alert whose claim has ended: says what comes along, that the clock goes on, and that it is written down. */
export function TakeOverDialog({ open, onOpenChange, ...rest }: TakeOverDialogProps) {
  const title = (
    <>
      Take over <span className="mono">{rest.alertId}</span> from {rest.from.name}
    </>
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} width={468} place="corner">
      <TakeOver {...rest} close={() => onOpenChange(false)} />
    </Dialog>
  )
}

type TakeOverProps = Omit<TakeOverDialogProps, 'open' | 'onOpenChange'> & { close: () => void }

function TakeOver({ alertId, from, answers, dueAt, close, onDone }: TakeOverProps) {
  const [busy, setBusy] = useState(false)
  const zone = useZone()
  const now = useNow(1_000)
  const left = Date.parse(dueAt) - now
  const take = async () => {
    if (busy) return
    setBusy(true)
    const claimed = await runAction(claimAlertAction, { alertId })
    setBusy(false)
    close()
    if (claimed.ok) sayDone(`Took over ${alertId}`)
    else sayRefused(`Not taken over: ${wordsOf(claimed)}`)
    onDone()
  }
  useKeys('Take over', [{ key: 'mod+Enter', words: 'Take over', run: () => void take() }])
  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4 py-3">
        <span aria-hidden className="inline-flex">
          <Avatar name={from.name} size="lg" />
        </span>
        <p className="min-w-0 flex-1 text-md">
          <span className="font-medium">{from.name}</span>
          <br />
          <span className="text-sm text-ink-2">
            The claim ended {formatTime(Date.parse(from.at), zone).slice(0, 5)}
          </span>
        </p>
        <Chip tone="amber">Ended {formatSpan(now - Date.parse(from.at))} ago</Chip>
      </div>
      <ul className="space-y-3 px-4 py-4">
        <Fact icon={<FileText />} title="The draft comes with it" words={answers} />
        <Fact
          icon={<Timer />}
          title="The clock goes on"
          words={
            left > 0 ? `${formatSpan(left)} of triage are left; a take-over doesn’t stop it` : 'The triage time is over'
          }
        />
        <Fact icon={<ScrollText />} title="It is written down" words="As alert.takenOver, with both names" />
      </ul>
      <div className="flex min-h-[52px] items-center gap-2 border-t border-line bg-sunken px-4 py-2.5">
        <p className="flex-1 text-xs text-ink-2">If somebody claims it first, nothing happens and you see so.</p>
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" keys="mod+Enter" busy={busy && 'Taking over…'} onClick={() => void take()}>
          Take over
        </Button>
      </div>
    </>
  )
}

function Fact({ icon, title, words }: { icon: ReactNode; title: string; words: string }) {
  return (
    <li className="flex gap-2.5">
      <span aria-hidden className="inline-flex pt-0.5 text-ink-3 [&>svg]:size-3.5">
        {icon}
      </span>
      <div className="text-md">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-ink-2">{words}</p>
      </div>
    </li>
  )
}
