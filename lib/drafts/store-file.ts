import { createHash } from 'node:crypto'
import type { Actor } from '../actor.ts'
import { takeClaim } from '../alerts/take-claim.ts'
import { authorize } from '../auth/authorize.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import type { FileAnswer } from '../templates/answers.ts'
import { checkAnswer } from '../templates/answers-schema.ts'
import type { Field } from '../templates/field-types.ts'
import { visibleTo } from '../visible.ts'

export type IncomingFile = { draftId: string; field: string; filename: string; mimeType: string; bytes: Uint8Array }

/**
 * Keeps a file for a file field of a draft. The answer itself is saved like any other, naming this file by its id.
 * @returns the answer's value; not-found, draft-closed, alert-held, or invalid with the field's own words (type, size)
 */
export async function storeFile(actor: Actor, input: IncomingFile): Promise<Result<FileAnswer>> {
  const may = authorize(actor, 'draft.write')
  if (!may.ok) return may
  return transaction(async tx => {
    const draft = await tx.draft.findFirst({
      where: { id: input.draftId, ...visibleTo(actor) },
      select: {
        status: true,
        alerts: {
          where: { live: true },
          select: { alertId: true, kind: true, alert: { select: { kind: true } } },
          orderBy: { alertId: 'asc' },
        },
        templateVersion: { select: { fields: true } },
      },
    })
    if (!draft) return refuse('not-found')
    if (draft.status !== 'open') return refuse('draft-closed')
    for (const { alertId, kind, alert } of draft.alerts) {
      if (alert.kind !== kind) continue
      const claimed = await takeClaim(tx, actor, alertId)
      if (!claimed.ok) return claimed
    }
    const fields = draft.templateVersion.fields as unknown as Field[]
    const field = fields.find(asked => asked.key === input.field && asked.type === 'file')
    if (!field) return refuse('invalid', [{ path: input.field, problem: 'The template asks for no file here.' }])
    const sha256 = createHash('sha256').update(input.bytes).digest('hex')
    const answer = { filename: input.filename, mimeType: input.mimeType, bytes: input.bytes.byteLength, sha256 }
    const problems = checkAnswer(field, { fileId: 'new', ...answer })
    if (problems.length > 0) return refuse('invalid', problems)
    const stored = await tx.storedFile.create({
      data: {
        draftId: input.draftId,
        field: input.field,
        filename: input.filename,
        mimeType: input.mimeType,
        bytes: Buffer.from(input.bytes),
        sha256,
      },
      select: { id: true },
    })
    return done({ fileId: stored.id, ...answer })
  })
}
