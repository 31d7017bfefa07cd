/** What an alert is to people and to integrators. Only open, submitted and dismissed are stored. */
export const alertStatuses = ['open', 'snoozed', 'submitted', 'dismissed'] as const
export type AlertStatus = (typeof alertStatuses)[number]

/** Snoozed is no state of its own: it is open with a time ahead, so nothing has to run for it to end. */
export function statusOf(alert: { status: string; snoozedUntil: Date | null }, now: Date): AlertStatus {
  if (alert.status === 'submitted' || alert.status === 'dismissed') return alert.status
  return alert.snoozedUntil !== null && alert.snoozedUntil > now ? 'snoozed' : 'open'
}

/** Whether the alert waits for somebody's decision. */
export function isUndecided(status: AlertStatus): boolean {
  return status === 'open' || status === 'snoozed'
}
