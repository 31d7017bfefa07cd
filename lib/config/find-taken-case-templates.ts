import type { Actor } from '#lib/actor.ts'
import type { Tx } from '#lib/db.ts'
import { problemAt } from '#lib/path.ts'
import type { Problem } from '#lib/result.ts'
import type { Config } from './schema.ts'

/**
 * The templates of a config whose case template at Persona takes cases of the other kind, or took them in any version.
 * The values by which cases are found again are unique to a case template: shared between kinds, a refused value would
 * tell somebody without `sar.read` that a filing exists, and a look could take a filing's case for an alert's.
 */
export async function findTakenCaseTemplates(tx: Tx, actor: Actor, { templates }: Config): Promise<Problem[]> {
  const ids = templates.map(template => template.caseTemplateId)
  const stored = await tx.templateVersion.findMany({
    where: { caseTemplateId: { in: ids } },
    select: { caseTemplateId: true, template: { select: { kind: true } } },
  })
  const used = [...templates, ...stored.map(({ caseTemplateId, template }) => ({ caseTemplateId, ...template }))]
  const words = actor.sarRead ? 'takes cases of the other kind; give another' : 'can’t be used; give another'
  return templates.flatMap(({ caseTemplateId, kind }, index) =>
    used.some(each => each.caseTemplateId === caseTemplateId && each.kind !== kind)
      ? [problemAt(['templates', index, 'caseTemplateId'], words)]
      : [],
  )
}
