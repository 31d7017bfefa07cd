import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { after, clock } from '../clock.ts'
import type { Tx } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { visibleTo } from '../visible.ts'
import { claimTime, liveHolder } from './claim.ts'
import { type AlertStatus, isUndecided, statusOf } from './status.ts'

const fields = {
  id: true,
  kind: true,
  status: true,
  revision: true,
  snoozedUntil: true,
  heldUntil: true,
  holder: { select: { id: true, name: true } },
} as const

export type ClaimedAlert = { id: string; kind: 'alert' | 'sar'; status: AlertStatus; revision: number; heldUntil: Date }

/**
 * Takes or renews the actor's claim inside another verb's transaction, and locks the row until it ends: whoever comes
 * at the same moment waits and then sees the outcome. Taking a claim that ran out is recorded as a take-over.
 * @returns not-found, alert-closed, or alert-held with who holds it and until when in `details`
 */
export async function takeClaim(tx: Tx, actor: Actor, alertId: string): Promise<Result<ClaimedAlert>> {
  await tx.$queryRaw`SELECT 1 FROM "alert" WHERE "id" = ${alertId} FOR UPDATE`
  const alert = await tx.alert.findFirst({ where: { id: alertId, ...visibleTo(actor) }, select: fields })
  if (!alert) return refuse('not-found')
  const now = clock.now()
  const status = statusOf(alert, now)
  if (!isUndecided(status)) return refuse('alert-closed')
  const holder = liveHolder(alert, now)
  if (holder && holder.id !== actor.id) return refuseHeld(holder.name, alert.heldUntil)
  const heldUntil = after(claimTime, now)
  const claimed = { id: alert.id, kind: alert.kind, status, revision: alert.revision, heldUntil }
  if (actor.kind !== 'person') return done(claimed)

  await tx.alert.update({
    where: { id: alertId },
    data: { holderId: actor.id, heldUntil, changedAt: now },
    select: { id: true },
  })
  if (!holder) await recordClaim(tx, actor, alert, heldUntil)
  return done(claimed)
}

function refuseHeld(name: string, until: Date | null): Result<never> {
  return refuse('alert-held', [{ path: '', problem: `${name} holds this alert.` }], {
    by: name,
    until: until?.toISOString() ?? null,
  })
}

async function recordClaim(
  tx: Tx,
  actor: Actor,
  alert: { id: string; kind: 'alert' | 'sar'; holder: { id: string; name: string } | null },
  heldUntil: Date,
): Promise<void> {
  const takenFrom = alert.holder && alert.holder.id !== actor.id ? alert.holder : null
  await appendEvent(tx, actor, takenFrom ? 'alert.takenOver' : 'alert.claimed', {
    subjectId: alert.id,
    alertId: alert.id,
    kind: alert.kind,
    summary: takenFrom ? `Took over from ${takenFrom.name}, whose claim had ended` : 'Claimed',
    before: takenFrom ? { holder: takenFrom.name } : undefined,
    after: { holder: actor.name, heldUntil },
  })
}
