import type { Actor } from '#lib/actor.ts'
import { clock } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { done, type Problem, type Result, refuse } from '#lib/result.ts'
import { visibleTo } from '#lib/visible.ts'
import type { PageOf } from '../alerts/schema.ts'
import { holds } from '../auth/permissions.ts'
import { afterCursor, cursorOf } from './page-cursor.ts'
import type { SubmissionFilter } from './schema.ts'
import { storedStatus } from './status.ts'
import { rowSelect, type SubmissionRow, toRow } from './submission-row.ts'
import { type SubmissionView, toView, viewSelect } from './submission-view.ts'

/**
 * One page of the submissions that the actor may see, newest first; `after` is the `next` of the page before.
 * @returns not-found for who may not read submissions; invalid for a marker that isn't ours
 */
export async function listSubmissions(
  actor: Actor,
  filter: SubmissionFilter,
  page: { after?: string | undefined; limit: number },
): Promise<Result<PageOf<SubmissionRow>>> {
  if (!holds(actor, 'submission.read')) return refuse('not-found')
  const later = page.after === undefined ? done({}) : afterCursor(page.after)
  if (!later.ok) return later
  const wanted = filter.status.length > 0 ? { status: { in: filter.status.map(storedStatus) } } : {}
  const found = await db().submission.findMany({
    where: { AND: [visibleTo(actor), wanted, later.value] },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: page.limit + 1,
    select: rowSelect,
  })
  const now = clock.now()
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  return done({
    rows: shown.map(row => toRow(row, now)),
    next: found.length > page.limit && last ? cursorOf(last) : null,
  })
}

/** One submission with its steps, tries, frozen answers and case; null when there is none that the actor may see. */
export async function findSubmission(actor: Actor, submissionId: string): Promise<SubmissionView | null> {
  if (!holds(actor, 'submission.read')) return null
  const found = await db().submission.findFirst({
    where: { id: submissionId, ...visibleTo(actor) },
    select: viewSelect,
  })
  return found && toView(found, clock.now())
}

/** @returns not-found where `findSubmission` finds none */
export async function getSubmission(actor: Actor, submissionId: string): Promise<Result<SubmissionView>> {
  const found = await findSubmission(actor, submissionId)
  return found ? done(found) : refuse('not-found')
}

/** The submission that stands for an alert: the live one, else the newest cancelled; null when there is none. */
export async function findSubmissionOfAlert(
  actor: Actor,
  alertId: string,
  kind: 'alert' | 'sar',
): Promise<SubmissionView | null> {
  if (!holds(actor, 'submission.read')) return null
  const links = await db().submissionAlert.findMany({
    where: { alertId, kind, AND: [visibleTo(actor)] },
    orderBy: [{ live: 'desc' }, { submission: { submittedAt: 'desc' } }],
    take: 1,
    select: { submissionId: true },
  })
  return links[0] ? findSubmission(actor, links[0].submissionId) : null
}

export type AttemptView = {
  id: string
  number: number
  purpose: 'send' | 'look'
  idempotencyKey: string | null
  openedAt: string
  durationMs: number | null
  /** Method, path, headers without the credential, and the body with hashes in place of files. */
  request: { method: string; path: string; headers: Record<string, string>; body: unknown }
  responseStatus: number | null
  responseBody: string | null
  requestId: string | null
  words: string
  /** What Persona objected to, so that its line can be marked in both bodies. */
  problems: Problem[]
}

/** One try with its request and response; null when its submission isn't visible. */
export async function findAttempt(actor: Actor, attemptId: string): Promise<AttemptView | null> {
  if (!holds(actor, 'submission.read')) return null
  const found = await db().attempt.findFirst({
    where: { id: attemptId, step: { submission: visibleTo(actor) } },
    select: {
      id: true,
      number: true,
      purpose: true,
      idempotencyKey: true,
      openedAt: true,
      durationMs: true,
      request: true,
      responseStatus: true,
      responseBody: true,
      requestId: true,
      words: true,
      verdict: true,
      step: { select: { verdict: true, submission: { select: { problems: true } } } },
    },
  })
  if (!found) return null
  const { step, words, verdict, ...rest } = found
  return {
    ...rest,
    openedAt: found.openedAt.toISOString(),
    request: found.request as AttemptView['request'],
    words: words ?? 'Under way',
    problems: verdict === 'refused' ? (step.submission.problems as Problem[]) : [],
  }
}

/** How many submissions wait for a person, as far as the actor may see. */
export async function countHeld(actor: Actor): Promise<number> {
  if (!holds(actor, 'submission.read')) return 0
  return db().submission.count({ where: { status: 'held', ...visibleTo(actor) } })
}

/** Ids of what changed at or after a time, oldest change first. */
export async function listChangedSubmissions(actor: Actor, since: Date, limit = 500): Promise<string[]> {
  if (!holds(actor, 'submission.read')) return []
  const changed = await db().submission.findMany({
    where: { changedAt: { gte: since }, ...visibleTo(actor) },
    orderBy: { changedAt: 'asc' },
    take: limit,
    select: { id: true },
  })
  return changed.map(submission => submission.id)
}
