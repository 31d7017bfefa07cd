import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { clock } from '../clock.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { visibleTo } from '../visible.ts'

/**
 * Ends a key at once and for good.
 * @returns not-found, wrong-state (revoked already)
 */
export async function revokeKey(actor: Actor, input: { keyId: string }): Promise<Result<{ keyId: string }>> {
  const may = authorize(actor, 'source.write')
  if (!may.ok) return may
  return transaction(async tx => {
    const key = await tx.sourceKey.findFirst({
      where: { id: input.keyId, source: visibleTo(actor) },
      select: { sourceId: true, lastFour: true, source: { select: { kind: true } } },
    })
    if (!key) return refuse('not-found')
    const revoked = await tx.sourceKey.updateMany({
      where: { id: input.keyId, revokedAt: null },
      data: { revokedAt: clock.now() },
    })
    if (revoked.count === 0) return refuse('wrong-state', [{ path: 'keyId', problem: 'This key is revoked already.' }])
    await appendEvent(tx, actor, 'source.keyRevoked', {
      subjectId: key.sourceId,
      kind: key.source.kind,
      summary: `Revoked the key that ends in ${key.lastFour}`,
      before: { keyId: input.keyId, lastFour: key.lastFour },
    })
    return done({ keyId: input.keyId })
  })
}
