import { operator } from '../actor.ts'
import { db, type Prisma } from '../db.ts'
import { issueKey } from '../intake/issue-key.ts'
import { newNumber } from '../number.ts'
import type { Field } from '../templates/field-types.ts'

export type MadeSource = { id: string; slug: string; kind: 'alert' | 'sar'; templateId: string; key: string }

/** A source with a template of one version and a bearer key. What isn't given is the plainest: `id` is the external id. */
export async function makeSource(
  given: Partial<
    Pick<Prisma.SourceUncheckedCreateInput, 'slug' | 'kind' | 'status' | 'externalId' | 'version' | 'submit'>
  > & {
    events?: Prisma.InputJsonObject
    columns?: Prisma.InputJsonObject
    map?: Prisma.InputJsonObject
    fields?: Field[]
    correlation?: string
  } = {},
): Promise<MadeSource> {
  const slug = given.slug ?? newNumber('ALR').toLowerCase()
  const kind = given.kind ?? 'alert'
  const template = await db().template.create({
    data: { slug: `${slug}-template`, name: 'Wire transfer alert', kind, currentVersion: 1 },
    select: { id: true },
  })
  const fields = given.fields ?? [{ key: 'alert_id', label: 'Alert ID', type: 'string', required: true }]
  await db().templateVersion.create({
    data: {
      templateId: template.id,
      number: 1,
      caseTemplateId: 'ctmpl_abc123',
      correlation: given.correlation ?? 'alert_id',
      fields: JSON.parse(JSON.stringify(fields)),
    },
    select: { id: true },
  })
  const source = await db().source.create({
    data: {
      slug,
      name: 'Monitoring engine',
      kind,
      templateId: template.id,
      status: given.status ?? 'active',
      auth: { kind: 'bearer' },
      externalId: given.externalId ?? 'id',
      version: given.version ?? null,
      submit: given.submit ?? 'review',
      columns: given.columns ?? {},
      map: given.map ?? { alert_id: 'id' },
      ...(given.events ? { events: given.events } : {}),
    },
    select: { id: true },
  })
  const issued = await issueKey(operator, { source: slug })
  if (!issued.ok) throw new Error('No key was issued.')
  return { id: source.id, slug, kind, templateId: template.id, key: issued.value.key }
}

/** Sets a source aside: its key stays, it is no longer there. */
export async function archiveSource(id: string): Promise<void> {
  await db().source.update({ where: { id }, data: { status: 'archived' }, select: { id: true } })
}
