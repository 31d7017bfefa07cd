import type { Prisma, Tx } from '#lib/db.ts'

/** What can have made a case of the same alerts: a submission's kind, its environment, its case template, its alerts. */
export type AlertsAtTemplate = {
  kind: 'alert' | 'sar'
  environment: string
  caseTemplateId: string
  alertIds: string[]
}

/** Cancelled submissions of the same alerts: the answers that were returned may have been given another value since. */
export function cancelledOf({ alertIds, ...rest }: AlertsAtTemplate): Prisma.SubmissionWhereInput {
  return { ...rest, status: 'cancelled', alerts: { some: { alertId: { in: alertIds } } } }
}

/**
 * How many values cancelled submissions of these alerts still hold, because one of their requests may have made a case.
 * A submission of these alerts looks for all of them before it sends.
 */
export async function countLeftBehind(tx: Tx, of: AlertsAtTemplate): Promise<number> {
  return tx.reservation.count({ where: { submission: cancelledOf(of) } })
}

/** Gives those values back, in the caller's transaction, once it is settled that none of them made a case. */
export async function releaseLeftBehind(tx: Tx, submissionId: string): Promise<void> {
  const { alerts, ...rest } = await tx.submission.findUniqueOrThrow({
    where: { id: submissionId },
    select: { kind: true, environment: true, caseTemplateId: true, alerts: { select: { alertId: true } } },
  })
  const of = { ...rest, alertIds: alerts.map(({ alertId }) => alertId) }
  await tx.reservation.deleteMany({ where: { submission: cancelledOf(of) } })
}
