import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { clock } from '../clock.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { visibleTo } from '../visible.ts'

/**
 * Notes that somebody opened an alert: the queue no longer shows it as unread, and opening one of kind sar is an event.
 * @returns not-found
 */
export async function markAlertRead(actor: Actor, input: { alertId: string }): Promise<Result<{ alertId: string }>> {
  const may = authorize(actor, 'alert.read')
  if (!may.ok) return may
  return transaction(async tx => {
    const alert = await tx.alert.findFirst({
      where: { id: input.alertId, ...visibleTo(actor) },
      select: { kind: true, firstReadAt: true },
    })
    if (!alert) return refuse('not-found')
    const now = clock.now()
    if (alert.firstReadAt === null) {
      await tx.alert.updateMany({
        where: { id: input.alertId, firstReadAt: null },
        data: { firstReadAt: now, changedAt: now },
      })
    }
    if (alert.kind === 'sar') {
      await appendEvent(tx, actor, 'alert.read', {
        subjectId: input.alertId,
        alertId: input.alertId,
        kind: alert.kind,
        summary: 'Opened',
      })
    }
    return done({ alertId: input.alertId })
  })
}
