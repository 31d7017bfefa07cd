import type { AlertStatus } from '#lib/alerts/status.ts'

export const statusWords: Record<AlertStatus, string> = {
  open: 'Open',
  snoozed: 'Snoozed',
  submitted: 'Submitted',
  dismissed: 'Dismissed',
}

export const holderWords = {
  me: 'me',
  nobody: 'nobody',
  'me-or-nobody': 'me or nobody',
  others: 'others',
} as const

/** By hours from now. */
export const dueWords = { 0: 'over', 24: 'within 24 hours', 48: 'within 48 hours', 168: 'within 7 days' } as const
