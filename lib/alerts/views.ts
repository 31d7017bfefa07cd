import type { AlertFilter } from './schema.ts'

const everything: AlertFilter = { status: ['open'], source: [], priority: [], sort: 'due' }

/** The views that everyone has, in the order of the rail. `default` is what /alerts opens with: nothing that is closed. */
export const alertViews = {
  'my-queue': { name: 'My queue', filter: { ...everything, holder: 'me-or-nobody' } },
  'due-48': { name: 'Due in 48 hours', filter: { ...everything, dueWithin: 48 } },
  unclaimed: { name: 'Unclaimed', filter: { ...everything, holder: 'nobody' } },
  snoozed: { name: 'Snoozed', filter: { ...everything, status: ['snoozed'] } },
} as const satisfies Record<string, { name: string; filter: AlertFilter }>

export type AlertViewId = keyof typeof alertViews
export const defaultAlertFilter: AlertFilter = everything

/** Where counting stops: nobody reads the difference between 10,000 and a million, and a database pays for it. */
export const countCap = 10_000
