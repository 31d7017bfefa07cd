import type { Actor } from '../actor.ts'
import { takeClaim } from '../alerts/take-claim.ts'
import { authorize } from '../auth/authorize.ts'
import { clock } from '../clock.ts'
import { Prisma, type Tx, transaction } from '../db.ts'
import { done, type Problem, type Result, refuse } from '../result.ts'
import { type Answer, type Answers, answerOf } from '../templates/answers.ts'
import { visibleTo } from '../visible.ts'
import { closeDraftRuns } from './close-draft-runs.ts'
import { changeAnswer } from './merge-answers.ts'
import type { SaveDraft } from './schema.ts'

/** The largest draft in bytes of its JSON: more than any form holds, less than what would slow every save. */
export const largestDraft = 1_048_576

const draftSelect = {
  id: true,
  kind: true,
  status: true,
  revision: true,
  answers: true,
  changedAt: true,
  changedBy: { select: { id: true, name: true } },
  templateVersion: { select: { fields: true } },
} as const

export type SavedDraft = { draftId: string; revision: number; savedAt: string; answers: Answers }

/**
 * Keeps what a person wrote, right or not: checking is the submit's work. Only changed answers travel; the actor's
 * claim on the draft's alerts is taken or renewed.
 * @returns not-found; draft-closed; alert-held; too-large; invalid for a key that the template doesn't ask; draft-changed
 * when `revision` isn't the current one, with theirs (revision, answers, who and when) in `details`: nothing was saved
 */
export async function saveDraft(actor: Actor, input: SaveDraft): Promise<Result<SavedDraft>> {
  const may = authorize(actor, 'draft.write')
  if (!may.ok || actor.kind !== 'person') return refuse('not-found')
  return transaction(async tx => {
    const claimed = await claimAlertsOf(tx, actor, input.draftId)
    if (!claimed.ok) return claimed
    const found = await findOpenDraft(tx, actor, input)
    if (!found.ok) return found
    const draft = found.value
    const problems = unasked(input, draft.templateVersion.fields)
    if (problems.length > 0) return refuse('invalid', problems)

    const saved = applyChanges(draft.answers as Answers, input, actor)
    if (JSON.stringify(saved.answers).length > largestDraft) return refuse('too-large')
    const result = await writeDraft(tx, actor, { draft, input, ...saved })
    if (input.leaving) await closeDraftRuns(tx, { draftId: draft.id, personId: actor.id })
    return done(result)
  })
}

type PersonActor = Extract<Actor, { kind: 'person' }>
type Touched = { key: string; before: Answer | undefined; after: Answer | undefined }
type OpenDraft = Prisma.DraftGetPayload<{ select: typeof draftSelect }>

/**
 * Alerts are locked before their draft, everywhere, so that two verbs never wait for each other in a circle. A filing
 * of an alert takes no claim on it, which others would see (decisions 12).
 */
async function claimAlertsOf(tx: Tx, actor: Actor, draftId: string): Promise<Result<null>> {
  const links = await tx.draftAlert.findMany({
    where: { draftId, live: true, draft: visibleTo(actor) },
    select: { alertId: true, kind: true, alert: { select: { kind: true } } },
    orderBy: { alertId: 'asc' },
  })
  for (const { alertId, kind, alert } of links) {
    if (alert.kind !== kind) continue
    const claimed = await takeClaim(tx, actor, alertId)
    if (!claimed.ok) return claimed
  }
  return done(null)
}

async function findOpenDraft(tx: Tx, actor: Actor, input: SaveDraft): Promise<Result<OpenDraft>> {
  await tx.$queryRaw`SELECT 1 FROM "draft" WHERE "id" = ${input.draftId} FOR UPDATE`
  const draft = await tx.draft.findFirst({ where: { id: input.draftId, ...visibleTo(actor) }, select: draftSelect })
  if (!draft) return refuse('not-found')
  if (draft.status !== 'open') return refuse('draft-closed')
  if (draft.revision === input.revision) return done(draft)
  return refuse('draft-changed', [], {
    revision: draft.revision,
    answers: draft.answers,
    changedAt: draft.changedAt.toISOString(),
    changedBy: draft.changedBy?.name ?? 'The mapping',
  })
}

function unasked(input: SaveDraft, fields: Prisma.JsonValue): Problem[] {
  const keys = new Set((fields as { key: string }[]).map(field => field.key))
  return Object.keys(input.changes)
    .filter(key => !keys.has(key))
    .map(key => ({ path: key, problem: 'The template doesn’t ask this. Reload the page.' }))
}

function applyChanges(current: Answers, input: SaveDraft, actor: PersonActor) {
  const author = { personId: actor.id, name: actor.name, at: clock.now().toISOString() }
  const touched: Touched[] = Object.entries(input.changes).map(([key, change]) => {
    const before = answerOf(current, key)
    return { key, before, after: changeAnswer(before, change, author) }
  })
  const rest = Object.entries(current).filter(([key]) => !Object.hasOwn(input.changes, key))
  const written = touched.flatMap(({ key, after }) => (after ? [[key, after] as const] : []))
  return { touched, answers: Object.fromEntries([...rest, ...written]) as Answers }
}

async function writeDraft(
  tx: Tx,
  actor: PersonActor,
  { draft, input, touched, answers }: { draft: OpenDraft; input: SaveDraft; touched: Touched[]; answers: Answers },
): Promise<SavedDraft> {
  const now = clock.now()
  if (touched.length === 0) {
    return { draftId: draft.id, revision: draft.revision, savedAt: now.toISOString(), answers }
  }
  const revision = input.revision + 1
  await tx.draft.update({
    where: { id: draft.id, revision: input.revision },
    data: { answers, revision, changedAt: now, changedById: actor.id },
    select: { id: true },
  })
  for (const touch of touched) await recordRun(tx, { draftId: draft.id, personId: actor.id, touch, now })
  return { draftId: draft.id, revision, savedAt: now.toISOString(), answers }
}

async function recordRun(
  tx: Tx,
  { draftId, personId, touch, now }: { draftId: string; personId: string; touch: Touched; now: Date },
): Promise<void> {
  const jsonOf = (answer: Answer | undefined) => answer?.value ?? Prisma.DbNull
  await tx.draftRun.upsert({
    where: { draftId_personId_field: { draftId, personId, field: touch.key } },
    create: {
      draftId,
      personId,
      field: touch.key,
      before: jsonOf(touch.before),
      after: jsonOf(touch.after),
      startedAt: now,
      changedAt: now,
    },
    update: { after: jsonOf(touch.after), changedAt: now },
    select: { field: true },
  })
}
