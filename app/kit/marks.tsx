'use client'
import { AlarmClock, Braces, Check, CircleAlert, Layers } from 'lucide-react'
import { DueMeter } from '../../components/alerts/due-meter.tsx'
import { Priority } from '../../components/alerts/priority.tsx'
import { Chip } from '../../components/ui/chip.tsx'
import { useNow } from '../../components/ui/setting.tsx'
import { Section } from './show.tsx'

const hour = 3_600_000

function Due({ used, left, name, snoozed }: { used: number; left: number | null; name: string; snoozed?: boolean }) {
  const now = useNow(60_000)
  const iso = (time: number) => new Date(time).toISOString()
  return (
    <div className="flex items-center justify-between">
      <DueMeter
        receivedAt={iso(now - used * hour)}
        dueAt={left === null ? null : iso(now + left * hour)}
        snoozedUntil={snoozed ? iso(now + 40 * hour) : null}
      />
      <span className="text-sm text-ink-3">{name}</span>
    </div>
  )
}

export function Marks() {
  return (
    <>
      <Section title="Due meter" className="grid grid-cols-2 gap-x-3.5 gap-y-2.5 max-desk:grid-cols-1">
        <Due used={12} left={30.01} name="calm" />
        <Due used={16} left={4.01} name="from 70 %" />
        <Due used={19} left={0.97} name="from 90 %" />
        <Due used={22} left={-2} name="over" />
        <Due used={1} left={null} name="" />
        <Due used={1} left={30} snoozed name="clock still runs" />
        <DueMeter
          wide
          label="Triage"
          receivedAt={new Date(0).toISOString()}
          dueAt={new Date(9_999_999_999_999).toISOString()}
        />
      </Section>
      <Section title="Priority, chip, status" className="flex flex-wrap gap-x-3.5 gap-y-3">
        <Priority value="P1" />
        <Priority value="P2" />
        <Priority value="P3" />
        <Priority value="P4" />
        <Chip>Structuring</Chip>
        <Chip tone="soft" icon={<Layers aria-hidden />}>
          4
        </Chip>
        <Chip tone="code">alert.id</Chip>
        <Chip tone="expression" icon={<Braces aria-hidden />}>
          $sum(…)
        </Chip>
        <Chip>Open</Chip>
        <Chip tone="green">Claimed by you</Chip>
        <Chip>Held by R. Tan</Chip>
        <Chip icon={<AlarmClock aria-hidden />}>Snoozed</Chip>
        <Chip tone="amber">Waiting for a second person</Chip>
        <Chip tone="red" icon={<CircleAlert aria-hidden />}>
          Held
        </Chip>
        <Chip tone="green" icon={<Check aria-hidden />}>
          Delivered
        </Chip>
        <Chip tone="soft">Dismissed</Chip>
        <Chip tone="accent">New</Chip>
        <Chip tone="soft" onRemove={() => undefined} removeLabel="Remove Funnel account">
          Funnel account
        </Chip>
      </Section>
    </>
  )
}
