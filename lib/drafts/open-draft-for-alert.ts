import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock } from '../clock.ts'
import type { Prisma, Tx } from '../db.ts'
import { newNumber } from '../number.ts'
import type { Problem } from '../result.ts'
import type { Answers } from '../templates/answers.ts'
import { mergeMapped } from './merge-answers.ts'

export type MappedAnswers = {
  alertId: string
  templateId: string
  templateVersionId: string
  kind: 'alert' | 'sar'
  answers: Answers
  problems: Problem[]
  mappedRevision: number
}

/**
 * Opens the alert's draft with its mapped answers, or lays new mapped answers under the one that is open: what a person
 * wrote is never overwritten, and its version stays the one it was begun on. Runs in the caller's transaction, which has
 * locked the alert.
 * @returns the draft's id and revision; null when the draft is no longer open (submitted)
 */
export async function openDraftForAlert(
  tx: Tx,
  actor: Actor,
  mapped: MappedAnswers,
): Promise<{ draftId: string; revision: number } | null> {
  const existing = await tx.draftAlert.findFirst({
    where: { alertId: mapped.alertId, kind: mapped.kind },
    orderBy: { draft: { openedAt: 'desc' } },
    select: { draftId: true, live: true },
  })
  if (!existing) return openNew(tx, actor, mapped)
  return existing.live ? remap(tx, actor, existing.draftId, mapped) : null
}

async function openNew(tx: Tx, actor: Actor, mapped: MappedAnswers) {
  const draftId = newNumber('DRF')
  await tx.draft.create({
    data: {
      id: draftId,
      kind: mapped.kind,
      templateId: mapped.templateId,
      templateVersionId: mapped.templateVersionId,
      answers: mapped.answers,
      problems: mapped.problems,
      mappedRevision: mapped.mappedRevision,
      openedById: actor.kind === 'person' ? actor.id : null,
    },
    select: { id: true },
  })
  await tx.draftAlert.create({
    data: { draftId, alertId: mapped.alertId, kind: mapped.kind },
    select: { draftId: true },
  })
  await appendEvent(tx, actor, 'draft.opened', {
    subjectId: draftId,
    alertId: mapped.alertId,
    kind: mapped.kind,
    summary: `Opened with ${Object.keys(mapped.answers).length} mapped answers`,
    after: { answers: valuesOf(mapped.answers) },
  })
  return { draftId, revision: 1 }
}

async function remap(tx: Tx, actor: Actor, draftId: string, mapped: MappedAnswers) {
  await tx.$queryRaw`SELECT 1 FROM "draft" WHERE "id" = ${draftId} FOR UPDATE`
  const draft = await tx.draft.findUniqueOrThrow({
    where: { id: draftId },
    select: { answers: true, revision: true, mappedRevision: true, problems: true },
  })
  const current = draft.answers as Answers
  if (draft.mappedRevision >= mapped.mappedRevision) return { draftId, revision: draft.revision }
  const answers = mergeMapped(current, mapped.answers)
  const changed = !isDeepStrictEqual(answers, current)
  const revision = changed ? draft.revision + 1 : draft.revision
  await tx.draft.update({
    where: { id: draftId },
    data: {
      answers,
      problems: mapped.problems as unknown as Prisma.InputJsonValue,
      mappedRevision: mapped.mappedRevision,
      revision,
      ...(changed ? { changedAt: clock.now() } : {}),
    },
    select: { id: true },
  })
  if (changed) {
    await appendEvent(tx, actor, 'draft.mapped', {
      subjectId: draftId,
      alertId: mapped.alertId,
      kind: mapped.kind,
      summary: 'Mapped anew from new content; what people wrote stays',
      before: { answers: valuesOf(current) },
      after: { answers: valuesOf(answers) },
    })
  }
  return { draftId, revision }
}

function valuesOf(answers: Answers): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, answer.value]))
}
