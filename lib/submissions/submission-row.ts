import type { Prisma } from '#lib/db.ts'
import { heldReason } from './held-reasons.ts'
import { type SubmissionStatus, statusOf, statusWords } from './status.ts'

export const rowSelect = {
  id: true,
  kind: true,
  status: true,
  heldReason: true,
  submittedAt: true,
  changedAt: true,
  endedAt: true,
  submittedBy: { select: { name: true } },
  draft: {
    select: { template: { select: { slug: true, name: true } }, templateVersion: { select: { number: true } } },
  },
  alerts: { select: { alert: { select: { id: true, subject: true } } }, orderBy: { alertId: 'asc' } },
  case: { select: { id: true, name: true, status: true } },
  steps: { select: { tries: true, dueAt: true, verdict: true, _count: { select: { attempts: true } } }, take: 1 },
} as const satisfies Prisma.SubmissionSelect

export type SubmissionRow = {
  id: string
  kind: 'alert' | 'sar'
  status: SubmissionStatus
  /** The state in words, such as "Retries in 38 s". */
  words: string
  held: { reason: string; words: string } | null
  submittedAt: string
  changedAt: string
  /** A person's name, or "Automatic". */
  submittedBy: string
  template: { slug: string; name: string; version: number }
  alerts: { id: string; subject: string | null }[]
  case: { id: string; name: string | null; status: string | null } | null
  attempts: number
  dueAt: string | null
}

export function toRow(row: Prisma.SubmissionGetPayload<{ select: typeof rowSelect }>, now: Date): SubmissionRow {
  const status = statusOf(row.status)
  const step = row.steps[0]
  const attempts = step?._count.attempts ?? 0
  const dueAt = status === 'delivering' && step ? step.dueAt : null
  const reason = heldReason(row.heldReason)
  return {
    id: row.id,
    kind: row.kind,
    status,
    words: statusWords({ status, tried: attempts > 0, dueAt }, now),
    held: status === 'held' && reason ? { reason: row.heldReason ?? '', words: reason.words } : null,
    submittedAt: row.submittedAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    submittedBy: row.submittedBy?.name ?? 'Automatic',
    template: { ...row.draft.template, version: row.draft.templateVersion.number },
    alerts: row.alerts.map(({ alert }) => alert),
    case: row.case,
    attempts,
    dueAt: dueAt?.toISOString() ?? null,
  }
}
