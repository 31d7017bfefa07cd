'use client'
import { AlarmClock } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { reopenAlertAction, snoozeAlertAction } from '#lib/alerts/actions.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { FieldFrame } from '../ui/field-frame.tsx'
import { formatStamp } from '../ui/format-when.ts'
import { Kbd } from '../ui/kbd.tsx'
import { KeyScope } from '../ui/key-scope.tsx'
import { Popover } from '../ui/popover.tsx'
import { useNow, useZone } from '../ui/setting.tsx'
import { TextField } from '../ui/text-field.tsx'
import { sayDone, sayRefused } from '../ui/toast.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { instantOf, snoozeTimes } from './snooze-times.ts'

type SnoozeMenuProps = {
  alertId: string
  /** The button that opens it. */
  trigger: ReactNode
  open: boolean
  onOpenChange: (open: boolean) => void
  /** After the alert was put aside. */
  onDone: (result: { alertId: string; until: string }) => void
  /** After the undo of the toast opened it again. */
  onUndone?: ((alertId: string) => void) | undefined
  side?: 'top' | 'bottom'
}

/** Puts an alert aside until a time: three usual ones by number, or one's own. Its clock runs on. */
export function SnoozeMenu({ alertId, trigger, open, onOpenChange, onDone, onUndone, side = 'top' }: SnoozeMenuProps) {
  const zone = useZone()
  const now = useNow()
  const snooze = async (until: Date) => {
    onOpenChange(false)
    const snoozed = await runAction(snoozeAlertAction, { alertId, until: until.toISOString() })
    if (!snoozed.ok) return void sayRefused(`Not snoozed: ${wordsOf(snoozed)}`)
    sayDone(`Snoozed ${alertId} until ${formatStamp(until.getTime(), zone, now)}`, {
      words: 'Undo',
      run: () => void undo(alertId, onUndone),
    })
    onDone(snoozed.value)
  }
  return (
    <Popover
      trigger={trigger}
      label="Snooze"
      open={open}
      onOpenChange={onOpenChange}
      align="end"
      side={side}
      className="w-72 max-desk:w-[calc(100vw-32px)]"
    >
      <KeyScope>
        <SnoozeChoices onChoose={until => void snooze(until)} />
      </KeyScope>
    </Popover>
  )
}

function SnoozeChoices({ onChoose }: { onChoose: (until: Date) => void }) {
  const zone = useZone()
  const now = useNow()
  const times = snoozeTimes(now, zone)
  useKeys(
    'Snooze',
    times.map(({ until }, place) => ({ key: String(place + 1), run: () => onChoose(until) })),
  )
  return (
    <div>
      <div className="p-1">
        {times.map(({ words, until }, place) => (
          <button
            key={words}
            type="button"
            data-focus="inset"
            onClick={() => onChoose(until)}
            className="flex h-8 w-full items-center gap-2 rounded-2 px-2 text-left hover:bg-hover max-desk:h-hit"
          >
            <AlarmClock aria-hidden className="size-3.5 text-ink-3" />
            <span className="flex-1">{words}</span>
            <span className="text-xs text-ink-3">{formatStamp(until.getTime(), zone, now)}</span>
            <Kbd keys={String(place + 1)} />
          </button>
        ))}
      </div>
      <OwnTime onChoose={onChoose} />
      <p className="border-t border-line bg-sunken px-3 py-2 text-xs text-ink-2">
        The clock runs on. New content wakes it at once.
      </p>
    </div>
  )
}

function OwnTime({ onChoose }: { onChoose: (until: Date) => void }) {
  const zone = useZone()
  const [date, setDate] = useState('')
  const [time, setTime] = useState('9:00')
  const [problem, setProblem] = useState<string>()
  const choose = () => {
    const until = instantOf(date, time, zone)
    if (!until) return setProblem('Write a day as YYYY-MM-DD and a time as 9:00')
    if (until.getTime() <= Date.now()) return setProblem('Choose a time ahead')
    onChoose(until)
  }
  return (
    <form
      className="flex items-end gap-2 border-t border-line px-3 py-2.5"
      onSubmit={event => {
        event.preventDefault()
        choose()
      }}
    >
      <FieldFrame label="Day" problem={problem} className="flex-1">
        <DateField value={date} onChange={setDate} />
      </FieldFrame>
      <FieldFrame label="Time" className="w-16">
        <TextField value={time} onChange={event => setTime(event.target.value)} />
      </FieldFrame>
      <Button type="submit" className={problem ? 'mb-9' : undefined}>
        Snooze
      </Button>
    </form>
  )
}

async function undo(alertId: string, onUndone: SnoozeMenuProps['onUndone']): Promise<void> {
  const reopened = await runAction(reopenAlertAction, { alertId })
  if (reopened.ok) onUndone?.(alertId)
  else sayRefused(`${alertId} stays snoozed: ${wordsOf(reopened)}`)
}
