import type { Tx } from '#lib/db.ts'
import type { JsonValue } from '#lib/json.ts'
import type { Problem } from '#lib/result.ts'
import type { FileAnswer } from '../templates/answers.ts'
import type { Field } from '../templates/field-types.ts'
import { filesIn } from './file-values.ts'

type Stored = FileAnswer & { field: string }

/**
 * The fields whose answer names a file that the draft doesn't have. An answer must say of its file what was stored, in
 * the field that checked its type and size: anybody can send an answer of their own making.
 */
export async function findLostFiles(
  tx: Tx,
  draft: { id: string; templateVersion: { fields: unknown } },
  values: Record<string, JsonValue>,
): Promise<Problem[]> {
  const fields = draft.templateVersion.fields as Field[]
  const named = fields.flatMap(field => filesIn([field], values).map(file => ({ ...file, field: field.key })))
  if (named.length === 0) return []
  const ids = named.map(file => file.fileId)
  const stored = await tx.$queryRaw<Stored[]>`
    SELECT "id" AS "fileId", "field", "filename", "mime_type" AS "mimeType", octet_length("bytes") AS "bytes", "sha256"
    FROM "stored_file" WHERE "draft_id" = ${draft.id} AND "id" = ANY(${ids})`
  return named
    .filter(file => !stored.some(each => isSame(each, file)))
    .map(({ field }) => ({ path: field, problem: 'This file is not here any more. Choose it again.' }))
}

function isSame(one: Stored, other: Stored): boolean {
  const told = ['fileId', 'field', 'filename', 'mimeType', 'bytes', 'sha256'] as const
  return told.every(name => one[name] === other[name])
}
