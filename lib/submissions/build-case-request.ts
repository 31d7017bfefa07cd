import { db } from '#lib/db.ts'
import type { JsonValue } from '#lib/json.ts'
import type { NewCase } from '../persona/cases.ts'
import type { FileAnswer } from '../templates/answers.ts'
import type { Field } from '../templates/field-types.ts'
import { filesIn, withFiles } from './file-values.ts'

export type CaseContent = {
  draftId: string
  caseTemplateId: string
  questions: Field[]
  fields: Record<string, JsonValue>
}

/**
 * The case as it is sent, always the same for the same frozen answers, and as an attempt keeps it: with the name, size
 * and hash of a file in place of its bytes, which stand in StoredFile.
 * @throws Error when a stored file of the draft is gone
 */
export async function buildCaseRequest(
  content: CaseContent,
  idempotencyKey: string,
): Promise<{ sent: NewCase; kept: NewCase }> {
  const { caseTemplateId, questions, fields } = content
  const bytes = await readFiles(content)
  const send = ({ fileId, filename }: FileAnswer): JsonValue => ({ filename, data: bytes(fileId) })
  const keep = ({ filename, bytes: size, sha256 }: FileAnswer): JsonValue => ({
    filename,
    data: `${size} bytes, sha256 ${sha256}`,
  })
  return {
    sent: { caseTemplateId, idempotencyKey, fields: withFiles(questions, fields, send) },
    kept: { caseTemplateId, idempotencyKey, fields: withFiles(questions, fields, keep) },
  }
}

/** Only files of the submission's own draft, whatever an answer names. */
async function readFiles({ draftId, questions, fields }: CaseContent): Promise<(fileId: string) => string> {
  const ids = filesIn(questions, fields).map(file => file.fileId)
  const stored = await db().storedFile.findMany({
    where: { id: { in: ids }, draftId },
    select: { id: true, bytes: true },
  })
  const data = new Map(stored.map(file => [file.id, Buffer.from(file.bytes).toString('base64')]))
  return fileId => {
    const found = data.get(fileId)
    if (found === undefined) throw new Error(`the file ${fileId} of draft ${draftId} is gone`)
    return found
  }
}
