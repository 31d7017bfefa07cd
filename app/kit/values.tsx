'use client'
import { Avatar } from '../../components/ui/avatar.tsx'
import { Diff, DiffRow } from '../../components/ui/diff.tsx'
import { Id } from '../../components/ui/id.tsx'
import { Kbd } from '../../components/ui/kbd.tsx'
import { Money } from '../../components/ui/money.tsx'
import { useNow } from '../../components/ui/setting.tsx'
import { When } from '../../components/ui/when.tsx'
import { Section } from './show.tsx'

const amounts = [
  ['86412.5', 'USD'],
  ['4980000', 'JPY'],
  ['142000000', 'VND'],
  ['3.4188', 'BTC'],
  [null, null],
] as const

export function Values() {
  const now = useNow(60_000)
  return (
    <>
      <Section title="Id, person, key" className="flex flex-wrap items-center gap-x-3.5 gap-y-3">
        <Id id="txn_5GkQ1mXb91LwTew8Zr" />
        <Id id="ALR-48213" href="/alerts" />
        <span className="inline-flex items-center gap-1.5">
          <Avatar name="Maya Okafor" you /> you
        </span>
        <span className="inline-flex items-center gap-1.5">
          <Avatar name="Rosa Tan" /> colleague
        </span>
        <span className="inline-flex items-center gap-1.5">
          <Avatar name={null} /> nobody
        </span>
        <span className="inline-flex items-center gap-2.5">
          <Avatar name="Maya Okafor" you result="done" /> claimed now
        </span>
        <span className="inline-flex items-center gap-2.5">
          <Avatar name="Dana Whitfield" result="refused" /> refused
        </span>
        <Avatar name="Dana Whitfield" size="lg" />
        <Kbd keys="mod+k" />
      </Section>
      <Section title="What changed">
        <Diff>
          <DiffRow
            label="Activity to"
            code="alert.end_date"
            before="23 Nov 2026"
            after="24 Nov 2026"
            note="Origin: payload path to typed"
          />
          <DiffRow label="Beneficiary bank" kind="new" code="beneficiary_bank" after="Text, at most 255, optional" />
          <DiffRow label="Formed on" kind="changed" before={null} after="11 Feb 2024" />
        </Diff>
      </Section>
      <Section title="Clock and money in words" className="grid grid-cols-[1fr_auto] gap-y-1 text-sm">
        <When at={now - 3 * 3_600_000} />
        <When at={now - 3 * 3_600_000} as="exact" className="text-ink-2" />
        <When at={now - 50 * 86_400_000} as="stamp" />
        <When at={now} as="thousandths" className="text-ink-2" />
        <div className="col-span-full w-40 pt-2">
          {amounts.map(([amount, currency]) => (
            <Money key={currency} amount={amount} currency={currency} column />
          ))}
        </div>
      </Section>
    </>
  )
}
