import { railGroups } from './rail-entries.ts'

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

/** A frame as an analyst's page has it, for the page that shows the kit. */
export const sampleFrame = {
  person: { name: 'Maya Okafor', email: 'analyst@demo.test', roles: ['analyst'] },
  environment: 'local',
  institution: 'Northmoor Bank',
  groups,
} as const

/** Numbers beside its entries, a long one among them. */
export const sampleCounts = {
  '/kit/shell': { count: 23 },
  '/alerts?due=48': { count: 41 },
  '/alerts?holder=nobody': { count: 1312 },
  '/alerts?view=a': { count: 96 },
  '/submissions': { count: 3, words: 'held', tone: 'red' },
} as const
