import type { Actor } from '#lib/actor.ts'
import { appendEvent } from '#lib/audit/append-event.ts'
import { authorize } from '#lib/auth/authorize.ts'
import { Prisma, type Tx, transaction } from '#lib/db.ts'
import { problemAt } from '#lib/path.ts'
import { done, type Problem, type Result, refuse } from '#lib/result.ts'
import { findTakenCaseTemplates } from './find-taken-case-templates.ts'
import { planImport, type Step } from './plan-import.ts'
import type { Config, ConfigSource, ConfigTemplate } from './schema.ts'
import { readStoredConfig, type StoredSource, type StoredTemplate } from './stored-config.ts'

/** What an import did, or would do, to one template or source; `words` is for people. */
export type Change = { subject: 'template' | 'source'; slug: string; words: string }

/** Holds off a second import, so that two files are applied one after the other. */
const importLock = 4_021_953

/**
 * Applies a config in one transaction: creates what is new, publishes a version where a template's content differs,
 * changes sources; what the file doesn't name stays. Nothing to do is an empty list.
 * @param options.dryRun only says what it would do
 * @returns the changes in their order, or `invalid` with paths of the file; then nothing is changed
 */
export async function importConfig(
  actor: Actor,
  config: Config,
  options: { dryRun?: boolean } = {},
): Promise<Result<Change[]>> {
  const sar = config.templates.some(({ kind }) => kind === 'sar')
  for (const permission of ['template.write', 'source.write'] as const) {
    const may = authorize(actor, permission, { kind: sar ? 'sar' : 'alert' })
    if (!may.ok) return may
  }
  return transaction(async tx => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${importLock})`
    const plan = planImport(config, await readStoredConfig(tx, actor))
    if (!plan.ok) return plan
    const taken = [...(await takenSlugs(tx, plan.value, config)), ...(await findTakenCaseTemplates(tx, actor, config))]
    if (taken.length > 0) return refuse('invalid', taken)
    for (const step of options.dryRun ? [] : plan.value) {
      if (!(await apply(tx, actor, step))) return refuse('changed')
    }
    return done(plan.value.map(changeOf))
  })
}

/** A slug may belong to something archived or not visible; saying which would tell that it exists. */
async function takenSlugs(tx: Tx, steps: Step[], config: Config): Promise<Problem[]> {
  const slugsOf = (does: Step['does']) => steps.flatMap(step => (step.does === does ? [step.content.slug] : []))
  const where = (slugs: string[]) => ({ where: { slug: { in: slugs } }, select: { slug: true } })
  const templates = await tx.template.findMany(where(slugsOf('create-template')))
  const sources = await tx.source.findMany(where(slugsOf('create-source')))
  const problems = (list: 'templates' | 'sources', rows: { slug: string }[]) =>
    rows.map(({ slug }) => {
      const index = config[list].findIndex(each => each.slug === slug)
      return problemAt([list, index, 'slug'], 'can’t be used; give another')
    })
  return [...problems('templates', templates), ...problems('sources', sources)]
}

/** @returns false when somebody else changed it since the plan was made */
async function apply(tx: Tx, actor: Actor, step: Step): Promise<boolean> {
  switch (step.does) {
    case 'create-template':
      return createTemplate(tx, actor, step.content)
    case 'rename-template':
      return renameTemplate(tx, actor, step.stored, step.content)
    case 'publish-version':
      return publishVersion(tx, actor, step.stored, step.content)
    case 'create-source':
      return createSource(tx, actor, step.content, step.kind)
    case 'change-source':
      return changeSource(tx, actor, step.stored, step.content)
  }
}

async function createTemplate(tx: Tx, actor: Actor, content: ConfigTemplate): Promise<boolean> {
  const { id } = await tx.template.create({
    data: { slug: content.slug, name: content.name, kind: content.kind, currentVersion: 1 },
    select: { id: true },
  })
  await addVersion(tx, actor, id, 1, content)
  await appendEvent(tx, actor, 'template.published', {
    subjectId: id,
    kind: content.kind,
    summary: `Published ${content.slug}, version 1`,
    after: content,
  })
  return true
}

async function renameTemplate(tx: Tx, actor: Actor, stored: StoredTemplate, content: ConfigTemplate): Promise<boolean> {
  const renamed = await tx.template.updateMany({
    where: { id: stored.id, name: stored.content.name },
    data: { name: content.name },
  })
  if (renamed.count !== 1) return false
  await appendEvent(tx, actor, 'template.changed', {
    subjectId: stored.id,
    kind: content.kind,
    summary: `Renamed ${content.slug}`,
    before: { name: stored.content.name },
    after: { name: content.name },
  })
  return true
}

async function publishVersion(tx: Tx, actor: Actor, stored: StoredTemplate, content: ConfigTemplate): Promise<boolean> {
  const number = stored.version + 1
  const moved = await tx.template.updateMany({
    where: { id: stored.id, currentVersion: stored.version },
    data: { currentVersion: number },
  })
  if (moved.count !== 1) return false
  await addVersion(tx, actor, stored.id, number, content)
  await appendEvent(tx, actor, 'template.published', {
    subjectId: stored.id,
    kind: content.kind,
    summary: `Published ${content.slug}, version ${number}`,
    before: stored.content,
    after: content,
  })
  return true
}

async function addVersion(tx: Tx, actor: Actor, templateId: string, number: number, content: ConfigTemplate) {
  await tx.templateVersion.create({
    data: {
      templateId,
      number,
      caseTemplateId: content.caseTemplateId,
      route: content.route,
      transactionTypeId: content.transactionTypeId ?? null,
      approval: content.approval === 'second-person' ? 'second_person' : 'none',
      correlation: content.correlation,
      fields: asJson(content.fields),
      publishedById: actor.kind === 'person' ? actor.id : null,
    },
    select: { id: true },
  })
}

async function createSource(tx: Tx, actor: Actor, content: ConfigSource, kind: 'alert' | 'sar'): Promise<boolean> {
  const template = await tx.template.findUniqueOrThrow({ where: { slug: content.template }, select: { id: true } })
  const { id } = await tx.source.create({
    data: { slug: content.slug, kind, templateId: template.id, ...rowOf(content) },
    select: { id: true },
  })
  await appendEvent(tx, actor, 'source.created', {
    subjectId: id,
    kind,
    summary: `Created source ${content.slug}`,
    after: content,
  })
  return true
}

async function changeSource(tx: Tx, actor: Actor, stored: StoredSource, content: ConfigSource): Promise<boolean> {
  const template = await tx.template.findUniqueOrThrow({ where: { slug: content.template }, select: { id: true } })
  const changed = await tx.source.updateMany({
    where: { id: stored.id, mapVersion: stored.mapVersion, kind: stored.kind },
    data: { templateId: template.id, mapVersion: stored.mapVersion + 1, ...rowOf(content) },
  })
  if (changed.count !== 1) return false
  await appendEvent(tx, actor, 'source.changed', {
    subjectId: stored.id,
    kind: stored.kind,
    summary: `Changed source ${content.slug}`,
    before: stored.content,
    after: content,
  })
  return true
}

/** The columns of a source that the file says; what it leaves out is emptied, since the file says the whole source. */
function rowOf(content: ConfigSource) {
  return {
    name: content.name,
    auth: asJson(content.auth),
    externalId: content.externalId,
    events: content.events ? asJson(content.events) : Prisma.DbNull,
    version: content.version ?? null,
    columns: asJson(content.alert ?? {}),
    submit: content.submit,
    reference: content.reference ?? null,
    map: asJson(content.map ?? {}),
  }
}

function asJson(value: unknown): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(value))
}

function changeOf(step: Step): Change {
  const { slug } = step.content
  switch (step.does) {
    case 'create-template':
      return { subject: 'template', slug, words: 'created, version 1 published' }
    case 'rename-template':
      return { subject: 'template', slug, words: 'renamed' }
    case 'publish-version':
      return { subject: 'template', slug, words: `version ${step.stored.version + 1} published` }
    case 'create-source':
      return { subject: 'source', slug, words: 'created' }
    case 'change-source':
      return { subject: 'source', slug, words: 'changed' }
  }
}
