import { db } from '../db.ts'
import { parsePayload } from '../json.ts'
import { type AlertColumns, mapAlertColumns } from '../mapping/alert-columns.ts'
import { type MappingResult, runMapping } from '../mapping/run-mapping.ts'
import { alertColumnsSchema, mapSchema } from '../mapping/schema.ts'
import type { Field } from '../templates/field-types.ts'
import type { Waiting } from './begin-mapping.ts'

export type SourceMapping = { templateVersionId: string; columns: AlertColumns; result: MappingResult }

/**
 * Runs a source's mapping over a payload, by the template's current version. Writes nothing.
 * @throws when the stored mapping, template or payload is not what the verbs that stored them let through
 */
export async function runSourceMapping({ bytes, source }: Waiting): Promise<SourceMapping> {
  const { id, currentVersion } = source.template
  const version = await db().templateVersion.findUniqueOrThrow({
    where: { templateId_number: { templateId: id, number: currentVersion } },
    select: { id: true, fields: true },
  })
  const parsed = parsePayload(bytes)
  if (!parsed.ok) throw new Error('A payload that was taken in can no longer be read.')
  const payload = parsed.value
  const columns = await mapAlertColumns(alertColumnsSchema.parse(source.columns), payload)
  const map = mapSchema.parse(source.map)
  const result = await runMapping({ content: { fields: version.fields as unknown as Field[] }, map, payload })
  return { templateVersionId: version.id, columns, result }
}
