import type { Actor } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { clock, minute } from '../clock.ts'
import { db, type Tx, transaction } from '../db.ts'

/** How long a field rests before what was written in it becomes an event. */
export const runRest = minute

const runSelect = {
  draftId: true,
  field: true,
  before: true,
  after: true,
  changedAt: true,
  person: { select: { id: true, name: true, email: true, roles: true, sarRead: true } },
  draft: { select: { kind: true, revision: true, alerts: { select: { alertId: true }, take: 1 } } },
} as const

/**
 * Turns what people wrote in a draft into audit events, one per person and field, in the caller's transaction.
 * @param where which runs: all of the draft, or only one person's, or only those that rested since a time
 */
export async function closeDraftRuns(
  tx: Tx,
  where: { draftId: string; personId?: string; restedSince?: Date },
): Promise<number> {
  const which = {
    draftId: where.draftId,
    ...(where.personId ? { personId: where.personId } : {}),
    ...(where.restedSince ? { changedAt: { lte: where.restedSince } } : {}),
  }
  const runs = await tx.draftRun.findMany({ where: which, select: runSelect, orderBy: { startedAt: 'asc' } })
  for (const run of runs) {
    const closed = await tx.draftRun.deleteMany({
      where: { draftId: run.draftId, personId: run.person.id, field: run.field, changedAt: run.changedAt },
    })
    if (closed.count === 0) continue
    const actor: Actor = { kind: 'person', ...run.person }
    await appendEvent(tx, actor, 'draft.changed', {
      subjectId: run.draftId,
      alertId: run.draft.alerts[0]?.alertId,
      kind: run.draft.kind,
      summary: `Changed ${run.field}`,
      before: { [run.field]: run.before },
      after: { [run.field]: run.after },
    })
  }
  return runs.length
}

/** Closes the runs that rested for a minute. Safe to run twice and from several workers. */
export async function closeRestedDraftRuns(limit = 100): Promise<number> {
  const restedSince = new Date(clock.now().getTime() - runRest)
  const rested = await db().draftRun.findMany({
    where: { changedAt: { lte: restedSince } },
    select: { draftId: true },
    distinct: ['draftId'],
    take: limit,
  })
  let closed = 0
  for (const { draftId } of rested) closed += await transaction(tx => closeDraftRuns(tx, { draftId, restedSince }))
  return closed
}
