import type { Actor } from '#lib/actor.ts'
import { canonicalHash } from '#lib/canonical-hash.ts'
import { clock } from '#lib/clock.ts'
import { type Prisma, type Tx, transaction } from '#lib/db.ts'
import type { JsonValue } from '#lib/json.ts'
import { newNumber } from '#lib/number.ts'
import { wake } from '#lib/queue.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import { visibleTo } from '#lib/visible.ts'
import { takeClaim } from '../alerts/take-claim.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { closeDraftRuns } from '../drafts/close-draft-runs.ts'
import { type Answers, givenValues } from '../templates/answers.ts'
import { checkAnswers } from '../templates/answers-schema.ts'
import type { Field } from '../templates/field-types.ts'
import { checkReservation, type ReservationKey } from './check-reservation.ts'
import { type Correlation, correlationOf } from './correlation.ts'
import { findLostFiles } from './find-lost-files.ts'
import { countLeftBehind } from './release-left-behind.ts'
import { reserveCorrelation } from './reserve-correlation.ts'
import type { SubmitDraft } from './schema.ts'

export type Submitted = { submissionId: string; status: 'delivering' }

const draftSelect = {
  id: true,
  kind: true,
  status: true,
  revision: true,
  answers: true,
  changedAt: true,
  changedBy: { select: { name: true } },
  templateVersion: { select: { caseTemplateId: true, correlation: true, fields: true } },
  alerts: { select: { alert: { select: { id: true, kind: true } } }, orderBy: { alertId: 'asc' } },
} as const satisfies Prisma.DraftSelect

type DraftToSubmit = Prisma.DraftGetPayload<{ select: typeof draftSelect }>
type Frozen = { draft: DraftToSubmit; values: Record<string, JsonValue>; correlation: Correlation | null }

/**
 * Freezes a draft's answers and promises that they reach Persona as one case: the submission, its reservation, its first
 * step, the alert's status and the worker's wake-up call are one transaction.
 * @returns not-found; alert-held, alert-closed; already-submitted with `submissionId` in details (a double click, two
 * tabs); draft-closed; draft-changed with theirs in details; not-ready with a problem per field key; correlation-taken
 * on the field whose value another alert holds
 */
export async function submitDraft(actor: Actor, input: SubmitDraft): Promise<Result<Submitted>> {
  const may = authorize(actor, 'submission.submit')
  if (!may.ok) return may
  return transaction(async tx => {
    const claimed = await claimAlerts(tx, actor, input.draftId)
    if (!claimed.ok) return claimed
    const found = await lockDraft(tx, actor, input)
    if (!found.ok) return found
    const frozen = freeze(found.value)
    if (!frozen.ok) return frozen
    const lost = await findLostFiles(tx, found.value, frozen.value.values)
    if (lost.length > 0) return refuse('not-ready', lost)
    return writeSubmission(tx, actor, frozen.value)
  })
}

/**
 * Alerts are locked before their draft, everywhere. A draft of another kind than its alert (a filing) touches nothing
 * of the alert that others could see, so it asks for no claim either.
 */
async function claimAlerts(tx: Tx, actor: Actor, draftId: string): Promise<Result<null>> {
  const draft = await tx.draft.findFirst({
    where: { id: draftId, ...visibleTo(actor) },
    select: { kind: true, alerts: draftSelect.alerts },
  })
  if (!draft) return refuse('not-found')
  for (const { alert } of draft.alerts) {
    if (alert.kind !== draft.kind) continue
    const claimed = await takeClaim(tx, actor, alert.id)
    if (claimed.ok) continue
    return claimed.code === 'alert-closed' ? ((await findSubmitted(tx, draftId)) ?? claimed) : claimed
  }
  return done(null)
}

async function lockDraft(tx: Tx, actor: Actor, input: SubmitDraft): Promise<Result<DraftToSubmit>> {
  await tx.$queryRaw`SELECT 1 FROM "draft" WHERE "id" = ${input.draftId} FOR UPDATE`
  const draft = await tx.draft.findFirst({ where: { id: input.draftId, ...visibleTo(actor) }, select: draftSelect })
  if (!draft) return refuse('not-found')
  if (draft.status !== 'open') return (await findSubmitted(tx, draft.id)) ?? refuse('draft-closed')
  if (draft.alerts.length === 0) {
    return refuse('not-ready', [{ path: '', problem: 'This draft answers for no alert yet. Create its alert first.' }])
  }
  if (draft.revision === input.revision) return done(draft)
  return refuse('draft-changed', [], {
    revision: draft.revision,
    answers: draft.answers,
    changedAt: draft.changedAt.toISOString(),
    changedBy: draft.changedBy?.name ?? 'The mapping',
  })
}

async function findSubmitted(tx: Tx, draftId: string): Promise<Result<never> | null> {
  const live = await tx.submission.findFirst({
    where: { draftId, purpose: 'create', status: { not: 'cancelled' } },
    select: { id: true },
  })
  return live && refuse('already-submitted', [], { submissionId: live.id })
}

function freeze(draft: DraftToSubmit): Result<Frozen> {
  const fields = draft.templateVersion.fields as unknown as Field[]
  const answers = draft.answers as Answers
  const problems = Object.values(checkAnswers({ fields }, answers)).flat()
  if (problems.length > 0) return refuse('not-ready', problems)
  const values = givenValues({ fields }, answers)
  const { correlation } = draft.templateVersion
  return done({ draft, values, correlation: correlationOf({ correlation, fields }, values) })
}

async function writeSubmission(tx: Tx, actor: Actor, frozen: Frozen): Promise<Result<Submitted>> {
  const { draft, correlation } = frozen
  const environment = await environmentOf(tx)
  const { caseTemplateId } = draft.templateVersion
  const key = correlation && { environment, caseTemplateId, value: correlation.value }
  const alertIds = draft.alerts.map(({ alert }) => alert.id)
  const reservation = key ? await checkReservation(tx, key, alertIds) : 'free'
  if (reservation === 'taken' && correlation) {
    const problem = 'Another alert was submitted with this value. Correct it, or look at that submission.'
    return refuse('correlation-taken', [{ path: correlation.field, problem }])
  }
  const submissionId = newNumber('SUB')
  const leftBehind = await countLeftBehind(tx, { kind: draft.kind, environment, caseTemplateId, alertIds })
  await insertSubmission(tx, actor, { submissionId, environment, ...frozen })
  if (key) await reserveCorrelation(tx, key, submissionId)
  await insertStep(tx, submissionId, leftBehind > 0)
  await closeDraft(tx, draft)
  await closeAlerts(tx, draft)
  await recordFrozen(tx, actor, { submissionId, key, ...frozen })
  await wake(tx, 'deliver-submission', { submissionId })
  return done({ submissionId, status: 'delivering' })
}

async function insertSubmission(
  tx: Tx,
  actor: Actor,
  { submissionId, environment, draft, values, correlation }: Frozen & { submissionId: string; environment: string },
): Promise<void> {
  const now = clock.now()
  const answers = draft.answers as Answers
  await tx.submission.create({
    data: {
      id: submissionId,
      draftId: draft.id,
      kind: draft.kind,
      environment,
      caseTemplateId: draft.templateVersion.caseTemplateId,
      correlation: correlation?.field ?? null,
      correlationValue: correlation?.value ?? null,
      answers: answers as Prisma.InputJsonObject,
      fields: values as Prisma.InputJsonObject,
      answersHash: canonicalHash(answers as unknown as JsonValue),
      submittedById: actor.kind === 'person' ? actor.id : null,
      submittedAt: now,
      changedAt: now,
    },
    select: { id: true },
  })
  await tx.submissionAlert.createMany({
    data: draft.alerts.map(({ alert }) => ({ submissionId, alertId: alert.id, kind: draft.kind })),
  })
}

/** What an earlier submission of these alerts left behind unsure is looked for before anything is sent. */
async function insertStep(tx: Tx, submissionId: string, lookFirst: boolean): Promise<void> {
  const data = { submissionId, kind: 'case', lookFirst, dueAt: clock.now() } as const
  await tx.step.create({ data, select: { id: true } })
}

async function closeDraft(tx: Tx, draft: DraftToSubmit): Promise<void> {
  await tx.draft.update({
    where: { id: draft.id, status: 'open', revision: draft.revision },
    data: { status: 'submitted', problems: [] },
    select: { id: true },
  })
  await closeDraftRuns(tx, { draftId: draft.id })
}

/** Alerts of the draft's own kind are decided by it; a filing changes nothing of an alert (decisions 12). */
async function closeAlerts(tx: Tx, draft: DraftToSubmit): Promise<void> {
  const ids = draft.alerts.filter(({ alert }) => alert.kind === draft.kind).map(({ alert }) => alert.id)
  await tx.alert.updateMany({
    where: { id: { in: ids }, status: 'open' },
    data: {
      status: 'submitted',
      snoozedUntil: null,
      holderId: null,
      heldUntil: null,
      newContentAt: null,
      changedAt: clock.now(),
    },
  })
}

async function recordFrozen(
  tx: Tx,
  actor: Actor,
  { submissionId, draft, values, key }: Frozen & { submissionId: string; key: ReservationKey | null },
): Promise<void> {
  const count = Object.keys(values).length
  for (const { alert } of draft.alerts) {
    await appendEvent(tx, actor, 'submission.frozen', {
      subjectId: submissionId,
      alertId: alert.id,
      kind: draft.kind,
      summary: `Submitted with ${count} ${count === 1 ? 'answer' : 'answers'}`,
      before: { draft: draft.id, status: 'open', revision: draft.revision },
      after: {
        status: 'delivering',
        answersHash: canonicalHash(draft.answers as JsonValue),
        caseTemplateId: draft.templateVersion.caseTemplateId,
        correlationValue: key?.value ?? null,
      },
    })
  }
}

/** A database belongs to one environment for good (decisions 6); before Persona told its id, it is known as Persona's. */
async function environmentOf(tx: Tx): Promise<string> {
  const installation = await tx.installation.findUnique({ where: { id: 1 }, select: { personaEnvironment: true } })
  const remembered = installation?.personaEnvironment ?? 'local'
  return remembered === 'local' ? 'local' : 'persona'
}
