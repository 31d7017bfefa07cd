import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { visibleTo } from '../visible.ts'
import { hashKey, newKey } from './bearer-key.ts'

/**
 * Makes a bearer key for a source. The text is in the answer alone; only its hash is kept.
 * @param input.source the source's slug
 * @returns not-found
 */
export async function issueKey(
  actor: Actor,
  input: { source: string; name?: string | undefined },
): Promise<Result<{ keyId: string; key: string; lastFour: string }>> {
  const may = authorize(actor, 'source.write')
  if (!may.ok) return may
  return transaction(async tx => {
    const source = await tx.source.findFirst({
      where: { slug: input.source, status: { not: 'archived' }, ...visibleTo(actor) },
      select: { id: true, kind: true },
    })
    if (!source) return refuse('not-found', [{ path: 'source', problem: `There is no source ${input.source}.` }])
    const key = newKey()
    const lastFour = key.slice(-4)
    const name = input.name ?? 'Key'
    const { id } = await tx.sourceKey.create({
      data: { sourceId: source.id, name, hash: hashKey(key), lastFour },
      select: { id: true },
    })
    await appendEvent(tx, actor, 'source.keyIssued', {
      subjectId: source.id,
      kind: source.kind,
      summary: `Issued a key that ends in ${lastFour}`,
      after: { keyId: id, name, lastFour },
    })
    return done({ keyId: id, key, lastFour })
  })
}
