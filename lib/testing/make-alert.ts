import { worker } from '../actor.ts'
import { dueAt, type Priority } from '../alerts/triage.ts'
import { canonicalHash } from '../canonical-hash.ts'
import { clock } from '../clock.ts'
import { db, type Prisma, transaction } from '../db.ts'
import { openDraftForAlert } from '../drafts/open-draft-for-alert.ts'
import { parsePayload } from '../json.ts'
import { newNumber } from '../number.ts'
import type { Answers } from '../templates/answers.ts'
import type { MadeSource } from './make-source.ts'

type Given = Partial<Omit<Prisma.AlertUncheckedCreateInput, 'id' | 'sourceId' | 'kind' | 'payloads'>> & {
  payload?: string
  answers?: Answers
}

/** An alert as it is once its first payload was mapped, with its open draft. */
export async function makeAlert(source: MadeSource, given: Given = {}): Promise<{ id: string; draftId: string }> {
  const { payload = '{"id":"1"}', answers = {}, ...columns } = given
  const receivedAt = columns.receivedAt ? new Date(columns.receivedAt) : clock.now()
  const priority = (columns.priority ?? 'P3') as Priority
  const bytes = Buffer.from(payload)
  const parsed = parsePayload(bytes)
  if (!parsed.ok) throw new Error('The payload of a test must be an object.')
  const id = newNumber('ALR')
  await db().alert.create({
    data: {
      dueAt: dueAt(priority, receivedAt),
      externalId: id,
      ...columns,
      id,
      receivedAt,
      priority,
      mappedRevision: 1,
      sourceId: source.id,
      kind: source.kind,
      payloads: {
        create: {
          sourceId: source.id,
          revision: 1,
          state: 'mapped',
          bytes,
          headers: {},
          contentHash: canonicalHash(parsed.value),
        },
      },
    },
    select: { id: true },
  })
  return { id, draftId: await openDraft(id, source, answers) }
}

async function openDraft(alertId: string, source: MadeSource, answers: Answers): Promise<string> {
  const version = await db().templateVersion.findFirstOrThrow({
    where: { templateId: source.templateId },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  const draft = await transaction(tx =>
    openDraftForAlert(tx, worker, {
      alertId,
      templateId: source.templateId,
      templateVersionId: version.id,
      kind: source.kind,
      answers,
      problems: [],
      mappedRevision: 1,
    }),
  )
  if (!draft) throw new Error('No draft was opened.')
  return draft.draftId
}
