'use client'
import { useState } from 'react'
import { Checkbox } from '../../components/ui/checkbox.tsx'
import { FilterChip } from '../../components/ui/filter-chip.tsx'
import { Radio, RadioGroup } from '../../components/ui/radio.tsx'
import { Segment } from '../../components/ui/segment.tsx'
import { Switch } from '../../components/ui/switch.tsx'
import { TabList, TabPanel, Tabs } from '../../components/ui/tabs.tsx'
import { Section } from './show.tsx'

function Filters() {
  const [segment, setSegment] = useState('all')
  const [tab, setTab] = useState('payload')
  return (
    <Section title="Filter, segment, tabs" className="flex flex-wrap gap-3.5">
      <FilterChip field="Due" value="within 7 days" onRemove={() => undefined} />
      <FilterChip field="Rule" value="4 of 38" onRemove={() => undefined} className="shadow-focus" />
      <Segment
        label="State"
        value={segment}
        onChange={setSegment}
        options={[
          { value: 'all', label: 'All', count: 49 },
          { value: 'held', label: 'Held', count: 3 },
          { value: 'delivered', label: 'Delivered', count: 42 },
        ]}
      />
      <Tabs value={tab} onChange={setTab} className="w-full">
        <TabList
          label="Evidence"
          className="border-b border-line"
          tabs={[
            { value: 'payload', label: 'Payload' },
            { value: 'files', label: 'Files', count: 2 },
            { value: 'form', label: 'Form', count: '2 empty', tone: 'red' },
          ]}
        />
        <TabPanel value={tab} className="pt-2 text-sm text-ink-2">
          The panel of {tab}
        </TabPanel>
      </Tabs>
    </Section>
  )
}

export function Choices() {
  const [on, setOn] = useState(true)
  const [reason, setReason] = useState('explained')
  return (
    <>
      <Filters />
      <Section title="Checkbox, radio, switch" className="flex flex-wrap gap-x-4 gap-y-3">
        <Checkbox label="off" value={false} />
        <Checkbox label="on" value={on} onChange={setOn} />
        <Checkbox label="some" value="some" />
        <Checkbox label="disabled" value disabled />
        <Switch label="off" value={false} onChange={() => undefined} />
        <Switch label="on" value={on} onChange={setOn} />
        <RadioGroup label="Reason" value={reason} onChange={setReason} className="w-full">
          <Radio value="expected" label="Expected activity" hint="Fits what we know of the customer" keys="1" />
          <Radio value="explained" label="Explained" hint="A document or a call explains it" keys="2" />
        </RadioGroup>
      </Section>
    </>
  )
}
