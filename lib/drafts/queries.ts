import type { Actor } from '../actor.ts'
import { holds } from '../auth/permissions.ts'
import { db } from '../db.ts'
import type { Problem } from '../result.ts'
import type { Answers } from '../templates/answers.ts'
import type { Field } from '../templates/field-types.ts'
import { visibleTo } from '../visible.ts'

const draftSelect = {
  id: true,
  kind: true,
  status: true,
  revision: true,
  answers: true,
  problems: true,
  changedAt: true,
  changedBy: { select: { id: true, name: true } },
  template: { select: { slug: true, name: true } },
  templateVersion: { select: { number: true, fields: true } },
} as const

export type DraftView = {
  id: string
  kind: 'alert' | 'sar'
  status: 'open' | 'submitted' | 'discarded'
  revision: number
  answers: Answers
  problems: Problem[]
  changedAt: string
  changedBy: string | null
  template: { slug: string; name: string; version: number; fields: Field[] }
}

/**
 * The draft that answers for an alert: the live one, else the newest; null before the mapping has run and for whoever
 * may not read drafts.
 * @param kind which template's: the alert's own kind unless said otherwise
 */
export async function findDraftOfAlert(
  actor: Actor,
  alertId: string,
  kind: 'alert' | 'sar',
): Promise<DraftView | null> {
  if (!holds(actor, 'draft.read')) return null
  const draft = await db().draft.findFirst({
    where: { kind, alerts: { some: { alertId } }, AND: [visibleTo(actor)] },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
    select: draftSelect,
  })
  if (!draft) return null
  return {
    id: draft.id,
    kind: draft.kind,
    status: draft.status,
    revision: draft.revision,
    answers: draft.answers as Answers,
    problems: draft.problems as Problem[],
    changedAt: draft.changedAt.toISOString(),
    changedBy: draft.changedBy?.name ?? null,
    template: {
      slug: draft.template.slug,
      name: draft.template.name,
      version: draft.templateVersion.number,
      fields: draft.templateVersion.fields as unknown as Field[],
    },
  }
}
