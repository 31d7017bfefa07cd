import type { Tx } from '#lib/db.ts'
import type { ReservationKey } from './check-reservation.ts'

/** Reserves what `checkReservation` allowed, in the same transaction. The unique index stands behind it. */
export async function reserveCorrelation(tx: Tx, key: ReservationKey, submissionId: string): Promise<void> {
  await tx.reservation.upsert({
    where: { environment_caseTemplateId_value: key },
    create: { ...key, submissionId },
    update: { submissionId },
    select: { submissionId: true },
  })
}
