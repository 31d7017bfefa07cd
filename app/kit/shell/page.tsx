import { ListFilter, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHead } from '../../../components/shell/page-head.tsx'
import { railGroups } from '../../../components/shell/rail-entries.ts'
import { Shell } from '../../../components/shell/shell.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Chip } from '../../../components/ui/chip.tsx'
import { FilterChip } from '../../../components/ui/filter-chip.tsx'

export const metadata: Metadata = { title: 'Shell' }

const views = [
  { href: '/kit/shell', label: 'My queue' },
  { href: '/alerts?due=48', label: 'Due in 48 hours' },
  { href: '/alerts?holder=nobody', label: 'Unclaimed' },
  { href: '/alerts?view=a', label: 'Everything above the reporting threshold' },
]

const groups = railGroups(['administrator', 'analyst'], views).map(group => ({
  ...group,
  entries: group.entries.map(entry => (entry.label === 'Alerts' ? { ...entry, href: '/kit/shell' } : entry)),
}))

async function signOut() {
  'use server'
}

const frame = {
  person: { name: 'Maya Okafor', email: 'analyst@demo.test', roles: ['analyst'] },
  environment: 'local',
  institution: 'Northmoor Bank',
  groups,
  signOut,
} as const

const counts = {
  '/kit/shell': { count: 23 },
  '/alerts?due=48': { count: 41 },
  '/alerts?holder=nobody': { count: 1312 },
  '/alerts?view=a': { count: 96 },
  '/submissions': { count: 3, words: 'held', tone: 'red' },
} as const

/** The shell around an empty page, to look at; in development only. */
export default function KitShellPage() {
  if (process.env.NODE_ENV === 'production') notFound()
  return (
    <Shell frame={frame} counts={counts}>
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
