import type { Actor } from '#lib/actor.ts'
import type { Prisma, Reader } from '#lib/db.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { visibleTo } from '#lib/visible.ts'
import type { ConfigSource, ConfigTemplate } from './schema.ts'

export type StoredTemplate = { id: string; version: number; content: ConfigTemplate }
export type StoredSource = { id: string; mapVersion: number; kind: 'alert' | 'sar'; content: ConfigSource }
export type StoredConfig = { templates: StoredTemplate[]; sources: StoredSource[] }

/** Templates (in their current version) and sources as the config file says them; archived and built-in ones left out. */
export async function readStoredConfig(reader: Reader, actor: Actor): Promise<StoredConfig> {
  const templates = await reader.template.findMany({
    where: { status: 'active', ...visibleTo(actor) },
    select: {
      id: true,
      slug: true,
      name: true,
      kind: true,
      currentVersion: true,
      versions: { orderBy: { number: 'desc' }, take: 1, select: versionColumns },
    },
    orderBy: { slug: 'asc' },
  })
  const sources = await reader.source.findMany({
    where: { status: { not: 'archived' }, builtIn: false, ...visibleTo(actor) },
    select: sourceColumns,
    orderBy: { slug: 'asc' },
  })
  return { templates: templates.flatMap(templateOf), sources: sources.map(sourceOf) }
}

const versionColumns = {
  number: true,
  caseTemplateId: true,
  route: true,
  transactionTypeId: true,
  approval: true,
  correlation: true,
  fields: true,
} as const satisfies Prisma.TemplateVersionSelect

const sourceColumns = {
  id: true,
  slug: true,
  name: true,
  kind: true,
  externalId: true,
  events: true,
  version: true,
  columns: true,
  submit: true,
  reference: true,
  map: true,
  mapVersion: true,
  template: { select: { slug: true } },
} as const satisfies Prisma.SourceSelect

type TemplateRow = Prisma.TemplateGetPayload<{
  select: { id: true; slug: true; name: true; kind: true; versions: { select: typeof versionColumns } }
}>
type SourceRow = Prisma.SourceGetPayload<{ select: typeof sourceColumns }>

function templateOf(row: TemplateRow): StoredTemplate[] {
  return row.versions.map(version => ({
    id: row.id,
    version: version.number,
    content: {
      slug: row.slug,
      name: row.name,
      kind: row.kind,
      caseTemplateId: version.caseTemplateId,
      route: version.route,
      ...(version.transactionTypeId === null ? {} : { transactionTypeId: version.transactionTypeId }),
      approval: version.approval === 'second_person' ? 'second-person' : 'none',
      correlation: version.correlation,
      fields: version.fields as unknown as Field[],
    },
  }))
}

function sourceOf(row: SourceRow): StoredSource {
  return {
    id: row.id,
    mapVersion: row.mapVersion,
    kind: row.kind,
    content: {
      slug: row.slug,
      name: row.name,
      template: row.template.slug,
      auth: { kind: 'bearer' },
      externalId: row.externalId,
      ...(row.events === null ? {} : { events: row.events as ConfigSource['events'] }),
      ...(row.version === null ? {} : { version: row.version }),
      ...given('alert', row.columns as ConfigSource['alert']),
      submit: row.submit,
      ...(row.reference === null ? {} : { reference: row.reference }),
      ...given('map', row.map as ConfigSource['map']),
    },
  }
}

/** An empty map or set of columns is one that was left out. */
function given<K extends 'alert' | 'map'>(key: K, value: ConfigSource[K]): Partial<Pick<ConfigSource, K>> {
  return Object.keys(value ?? {}).length === 0 ? {} : ({ [key]: value } as Partial<Pick<ConfigSource, K>>)
}
