'use client'
import { CheckCheck, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { EmptyChoices, EmptyState } from '../../components/ui/empty-state.tsx'
import { FieldFrame } from '../../components/ui/field-frame.tsx'
import { Menu, MenuItem, MenuLine } from '../../components/ui/menu.tsx'
import { Popover } from '../../components/ui/popover.tsx'
import { SkeletonRows } from '../../components/ui/skeleton.tsx'
import { StepDisc, StepMarks, Steps } from '../../components/ui/steps.tsx'
import { TextArea } from '../../components/ui/text-area.tsx'
import { sayDone, sayRefused } from '../../components/ui/toast.tsx'
import { Section } from './show.tsx'

const columns = ['w-2.5', 'w-6', 'w-24', 'w-[70px]', 'w-[60px]', 'flex-1']

function Opened() {
  const [open, setOpen] = useState(false)
  return (
    <Section title="What floats" className="flex flex-wrap gap-2">
      <Button onClick={() => setOpen(true)}>Dialog</Button>
      <Popover trigger={<Button>Popover</Button>} label="A pane" className="w-64 p-4">
        A small pane beside its trigger.
      </Popover>
      <Menu trigger={<Button>Menu</Button>} label="Actions">
        <MenuItem keys="c">Claim</MenuItem>
        <MenuItem keys="z">Snooze</MenuItem>
        <MenuLine />
        <MenuItem tone="red" icon={<Trash2 aria-hidden />}>
          Discard
        </MenuItem>
      </Menu>
      <Button onClick={() => sayDone('Dismissed ALR-48307', { words: 'Undo', keys: 'mod+z', run: () => undefined })}>
        Toast
      </Button>
      <Button
        onClick={() =>
          sayRefused('Not claimed: Dana Whitfield took it 4 s ago', { words: 'Open it', run: () => undefined })
        }
      >
        Refused
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        width={430}
        title={
          <>
            Dismiss <span className="font-mono text-md font-medium">ALR-48213</span>
          </>
        }
        foot={
          <>
            <span className="flex-1">Can be undone for 10 minutes; then the source is told.</span>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="primary" keys="mod+Enter">
              Dismiss
            </Button>
          </>
        }
      >
        <div className="p-4">
          <FieldFrame label="One sentence for the file" provenance="43 characters, at least 20">
            <TextArea defaultValue="Owner sent invoices for all 9 consignments;" />
          </FieldFrame>
        </div>
      </Dialog>
    </Section>
  )
}

export function Overlays() {
  return (
    <>
      <Section title="Steps of a submission" className="grid grid-cols-2 gap-2.5 max-desk:grid-cols-1">
        {(['done', 'under-way', 'refused', 'waiting', 'retrying', 'skipped'] as const).map(state => (
          <span key={state} className="flex items-center gap-2.5">
            <StepDisc state={state} /> {state}
          </span>
        ))}
        <StepMarks states={['done', 'done', 'under-way', 'waiting', 'waiting']} label="2 of 5 steps done" />
        <StepMarks states={['done', 'done', 'refused', 'waiting', 'skipped']} label="Refused at step 3 of 5" />
        <Steps
          className="col-span-full pt-2"
          steps={[
            {
              key: '1',
              state: 'done',
              title: 'Frozen',
              time: '10:42:31.204',
              detail: '16 answers, 2 files, template version 7',
            },
            {
              key: '2',
              state: 'done',
              title: 'Approved',
              time: '10:42:31.206',
              detail: 'The template asks for no second person',
            },
            { key: '3', state: 'under-way', title: 'Case', time: 'now', detail: 'Persona is creating it, 1.8 s' },
            { key: '4', state: 'waiting', title: 'Attachments', detail: '2 files, 1.4 MB' },
          ]}
        />
      </Section>
      <Section title="Loading rows keep their layout">
        <div className="rounded-3 border border-line">
          <SkeletonRows rows={3} columns={columns} />
        </div>
      </Section>
      <Opened />
      <Section title="Nothing to show">
        <EmptyState title="Your queue is clear" tone="green" icon={<CheckCheck />}>
          You cleared 23 alerts this morning; the last was ALR-48307 at 10:38.
        </EmptyState>
        <EmptyChoices
          className="mt-4"
          choices={[
            {
              key: '1',
              title: 'Unclaimed, by priority',
              words: '312 wait; the nearest is due in 4 h',
              action: (
                <Button size="sm" look="primary">
                  Skim
                </Button>
              ),
            },
            {
              key: '2',
              title: 'Snoozed',
              words: '17; 3 wake tomorrow at 09:00',
              action: <Button size="sm">Show</Button>,
            },
          ]}
        />
      </Section>
    </>
  )
}
