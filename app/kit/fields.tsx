'use client'
import { Braces, CircleQuestionMark, EyeOff, Link2, Lock, Pencil, SlidersHorizontal, Unlink, User } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Combobox } from '../../components/ui/combobox.tsx'
import { DateField } from '../../components/ui/date-field.tsx'
import { dateProblem } from '../../components/ui/date-text.ts'
import { DateTimeField } from '../../components/ui/date-time-field.tsx'
import { FieldFrame } from '../../components/ui/field-frame.tsx'
import { FileDrop } from '../../components/ui/file-drop.tsx'
import { MultiSelect } from '../../components/ui/multi-select.tsx'
import { NumberField } from '../../components/ui/number-field.tsx'
import { Select } from '../../components/ui/select.tsx'
import { TextArea } from '../../components/ui/text-area.tsx'
import { TextField } from '../../components/ui/text-field.tsx'
import { Section } from './show.tsx'

function From({ icon, mono = false, children }: { icon: ReactNode; mono?: boolean; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 [&>svg]:size-[11px]">
      {icon}
      <span className={mono ? 'font-mono text-[11px]' : undefined}>{children}</span>
    </span>
  )
}

const options = [
  { value: 'structuring', label: 'Structuring', hint: 'below 10,000' },
  { value: 'funnel', label: 'Funnel account' },
  { value: 'elder', label: 'Elder exploitation' },
  { value: 'closed', label: 'Closed to new alerts', disabled: true },
]

export function Fields() {
  const [amount, setAmount] = useState('86412.50')
  return (
    <Section
      title="Field and where its answer comes from"
      className="grid grid-cols-2 gap-x-4 gap-y-2.5 max-desk:grid-cols-1"
    >
      <FieldFrame
        label="Rest, from a path"
        provenance={
          <From mono icon={<Link2 />}>
            totals.amount
          </From>
        }
      >
        <NumberField value={amount} onChange={setAmount} suffix="USD" />
      </FieldFrame>
      <FieldFrame
        label="Hovered, path lit"
        tone="lit"
        provenance={
          <span className="text-accent">
            <From mono icon={<Link2 />}>
              totals.amount
            </From>
          </span>
        }
      >
        <NumberField value={amount} onChange={setAmount} suffix="USD" />
      </FieldFrame>
      <FieldFrame label="Focused" provenance={<From icon={<User />}>You, 10:41</From>}>
        <TextField defaultValue="Tampa" />
      </FieldFrame>
      <FieldFrame
        label="Changed by hand"
        tone="changed"
        provenance={
          <span className="text-amber">
            <From icon={<Pencil />}>
              <span className="border-b border-amber-line">was 23 Nov</span>
            </From>
          </span>
        }
      >
        <TextField defaultValue="24 Nov 2026" />
      </FieldFrame>
      <FieldFrame label="Default" provenance={<From icon={<SlidersHorizontal />}>Default</From>}>
        <TextField defaultValue="Create case" />
      </FieldFrame>
      <FieldFrame label="From an expression" provenance={<From icon={<Braces />}>expression</From>}>
        <TextField defaultValue="Rules: STR-10K" />
      </FieldFrame>
      <FieldFrame
        label="Empty, required"
        problem="Enter a date, or mark it unknown"
        provenance={<From icon={<Unlink />}>null</From>}
      >
        <TextField placeholder="YYYY-MM-DD" />
      </FieldFrame>
      <FieldFrame
        label="Explicitly unknown"
        tone="unknown"
        provenance={<From icon={<CircleQuestionMark />}>You, 10:40</From>}
      >
        <TextField defaultValue="Unknown" />
      </FieldFrame>
      <FieldFrame
        label="Refused by Persona"
        problem="Persona: must be text"
        provenance={
          <From mono icon={<Link2 />}>
            addresses
          </From>
        }
      >
        <TextField defaultValue="bc1q9d…, bc1q0m…" />
      </FieldFrame>
      <FieldFrame
        label="Masked"
        hint="Showing it is logged"
        provenance={
          <From mono icon={<Link2 />}>
            customer.tin
          </From>
        }
      >
        <TextField mono defaultValue="••-•••4417" suffix={<EyeOff aria-hidden />} />
      </FieldFrame>
      <FieldFrame
        label="Worth a look"
        warning="Under 10,000 by 0.50"
        provenance={
          <From mono icon={<Link2 />}>
            amount
          </From>
        }
      >
        <TextField defaultValue="9,999.50" />
      </FieldFrame>
      <FieldFrame label="Read only" readOnly provenance={<From icon={<Lock />}>Fixed</From>}>
        <TextField defaultValue="ALR-48213" />
      </FieldFrame>
      <Inputs />
    </Section>
  )
}

function Inputs() {
  const [date, setDate] = useState('2026-11-31')
  const [time, setTime] = useState('2026-11-24T15:41:00Z')
  const [one, setOne] = useState('structuring')
  const [several, setSeveral] = useState<string[]>(['structuring', 'funnel'])
  return (
    <>
      <FieldFrame label="Date" problem={dateProblem(date)}>
        <DateField value={date} onChange={setDate} />
      </FieldFrame>
      <FieldFrame label="Date and time">
        <DateTimeField value={time} onChange={setTime} />
      </FieldFrame>
      <FieldFrame label="Choice, the browser’s">
        <Select options={options} placeholder="Choose" value={one} onChange={event => setOne(event.target.value)} />
      </FieldFrame>
      <FieldFrame label="Choice, by typing" optional>
        <Combobox options={options} value={one} onChange={setOne} clearable />
      </FieldFrame>
      <FieldFrame label="Choices" className="col-span-full">
        <MultiSelect options={options} value={several} onChange={setSeveral} />
      </FieldFrame>
      <FieldFrame label="Longer text" className="col-span-full">
        <TextArea defaultValue="9 cash deposits between 8,900.00 and 9,999.50 USD at 5 branches in 8 days, together 6.4 times the 90-day average." />
      </FieldFrame>
      <FieldFrame label="Files" className="col-span-full">
        <FileDrop
          most={20}
          maxBytes={50_000_000}
          files={[{ id: '1', name: 'withdrawal-slips.jpg', size: 912_000, words: 'Scanning', progress: 0.6 }]}
          onAdd={() => undefined}
          onRemove={() => undefined}
        />
      </FieldFrame>
    </>
  )
}
