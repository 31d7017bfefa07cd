import type { Prisma } from '../db.ts'
import type { Problem } from '../result.ts'
import { liveHolder } from './claim.ts'
import { type AlertStatus, statusOf } from './status.ts'
import type { Priority } from './triage.ts'

/** One line of the queue, as plain values. Times are ISO; an amount is decimal text, never a binary number. */
export type AlertRow = {
  id: string
  kind: 'alert' | 'sar'
  externalId: string
  status: AlertStatus
  priority: Priority
  subject: string | null
  subjectId: string | null
  amount: string | null
  currency: string | null
  rules: string[]
  source: { slug: string; name: string }
  receivedAt: string
  dueAt: string
  snoozedUntil: string | null
  holder: { id: string; name: string } | null
  heldUntil: string | null
  unread: boolean
  newContent: boolean
  closedUpstream: boolean
  columnProblems: Problem[]
}

export const alertRowSelect = {
  id: true,
  kind: true,
  externalId: true,
  status: true,
  priority: true,
  subject: true,
  subjectId: true,
  amount: true,
  currency: true,
  rules: true,
  source: { select: { slug: true, name: true } },
  receivedAt: true,
  dueAt: true,
  snoozedUntil: true,
  holder: { select: { id: true, name: true } },
  heldUntil: true,
  firstReadAt: true,
  newContentAt: true,
  closedUpstreamAt: true,
  columnProblems: true,
} as const satisfies Prisma.AlertSelect

export type SelectedAlert = Prisma.AlertGetPayload<{ select: typeof alertRowSelect }>

export function toAlertRow(alert: SelectedAlert, now: Date): AlertRow {
  const holder = liveHolder(alert, now)
  return {
    id: alert.id,
    kind: alert.kind,
    externalId: alert.externalId,
    status: statusOf(alert, now),
    priority: alert.priority,
    subject: alert.subject,
    subjectId: alert.subjectId,
    amount: alert.amount?.toFixed() ?? null,
    currency: alert.currency,
    rules: alert.rules,
    source: alert.source,
    receivedAt: alert.receivedAt.toISOString(),
    dueAt: alert.dueAt.toISOString(),
    snoozedUntil: alert.snoozedUntil?.toISOString() ?? null,
    holder,
    heldUntil: holder ? (alert.heldUntil?.toISOString() ?? null) : null,
    unread: alert.firstReadAt === null,
    newContent: alert.newContentAt !== null,
    closedUpstream: alert.closedUpstreamAt !== null,
    columnProblems: alert.columnProblems as Problem[],
  }
}
