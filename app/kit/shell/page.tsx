import { ListFilter, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '../../../components/shell/page-head.tsx'
import { sampleCounts, sampleFrame } from '../../../components/shell/sample-frame.ts'
import { Shell } from '../../../components/shell/shell.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Chip } from '../../../components/ui/chip.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'

export const metadata: Metadata = { title: 'Shell' }

async function signOut() {
  'use server'
}

/** The shell around an empty page, to look at; in development only. */
export default function KitShellPage() {
  if (process.env.NODE_ENV === 'production') notFound()
  return (
    <Shell frame={{ ...sampleFrame, signOut }} counts={sampleCounts}>
      <PageHead
        title="Alerts"
        meta="My queue"
        chip={<Chip tone="amber">Edited</Chip>}
        actions={
          <Button look="primary" icon={<Plus />} keys="n">
            New alert
          </Button>
        }
      />
      <div className="flex h-10 items-center gap-1.5 border-b border-line px-4">
        <FilterChip field="Status" value="Open, claimed" />
        <FilterChip field="Due" value="within 7 days" />
        <Button look="quiet" size="sm" icon={<ListFilter />} keys="f">
          Filter
        </Button>
      </div>
    </Shell>
  )
}
