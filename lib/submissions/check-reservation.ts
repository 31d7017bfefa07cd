import type { Tx } from '#lib/db.ts'

export type ReservationKey = { environment: string; caseTemplateId: string; value: string }

/**
 * Whether a correlation value may be used by a submission of these alerts: nobody has it, or a cancelled submission of
 * the same alerts left it, because the outcome of one of its requests isn't known. Holds the value until the
 * transaction ends, so that two submissions can't both be told yes.
 */
export async function checkReservation(
  tx: Tx,
  key: ReservationKey,
  alertIds: string[],
): Promise<'free' | 'left-behind' | 'taken'> {
  const lock = JSON.stringify([key.environment, key.caseTemplateId, key.value])
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${lock}, 0))`
  const held = await tx.reservation.findUnique({
    where: { environment_caseTemplateId_value: key },
    select: { submission: { select: { status: true, alerts: { select: { alertId: true } } } } },
  })
  if (!held) return 'free'
  const own = held.submission.alerts.some(({ alertId }) => alertIds.includes(alertId))
  return own && held.submission.status === 'cancelled' ? 'left-behind' : 'taken'
}
