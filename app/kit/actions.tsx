'use client'
import { ChevronDown } from 'lucide-react'
import { Button } from '../../components/ui/button.tsx'
import { IconButton } from '../../components/ui/icon-button.tsx'
import { Named, Section } from './show.tsx'

export function Actions() {
  return (
    <Section title="Button" className="flex flex-wrap items-start gap-x-3.5 gap-y-4">
      <Named name="primary">
        <Button look="primary" keys="mod+Enter">
          Submit
        </Button>
      </Named>
      <Named name="hover">
        <Button look="primary" className="border-accent-solid-hover bg-accent-solid-hover">
          Submit
        </Button>
      </Named>
      <Named name="focus">
        <Button look="primary" className="shadow-focus">
          Submit
        </Button>
      </Named>
      <Named name="busy">
        <Button look="primary" busy="Submitting…">
          Submit
        </Button>
      </Named>
      <Named name="off, with a reason">
        <Button look="primary" off="2 required fields are empty">
          Submit
        </Button>
      </Named>
      <Named name="default">
        <Button keys="z">Snooze</Button>
      </Named>
      <Named name="hover">
        <Button className="bg-hover">Snooze</Button>
      </Named>
      <Named name="quiet">
        <Button look="quiet">Clear</Button>
      </Named>
      <Named name="danger">
        <Button look="danger">Redact…</Button>
      </Named>
      <Named name="small">
        <Button size="sm">Open</Button>
      </Named>
      <Named name="icon">
        <IconButton look="default" label="More" icon={<ChevronDown aria-hidden />} />
      </Named>
      <Named name="busy, same width">
        <Button busy>Snooze</Button>
      </Named>
    </Section>
  )
}
