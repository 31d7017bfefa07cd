import { worker } from '#lib/actor.ts'
import { after, clock } from '#lib/clock.ts'
import { db, transaction } from '#lib/db.ts'
import type { PersonaClient } from '../persona/client.ts'
import { applyChange } from './apply-change.ts'
import { closeAttempt } from './close-attempt.ts'
import type { Correlation } from './correlation.ts'
import { type Judged, judgeLook } from './judge-look.ts'
import { type Lease, leaseTime, writeLeased } from './lease-step.ts'
import { carriesAny, type LookResult, lookForCase } from './look-for-case.ts'
import { type OpenAttempt, openAttempt } from './open-attempt.ts'
import type { StepToDeliver } from './read-step.ts'
import { releaseLeftBehind } from './release-left-behind.ts'
import { backOff, limitedWait } from './retry-policy.ts'
import { afterLook, type StepChange, unsureUntil } from './step-machine.ts'
import { closeSlots, takeSlot } from './take-slot.ts'

/**
 * Looks whether the case exists already, before anything is sent again. Its attempt is one walk through the list; the
 * caller has taken the slot of its first page.
 */
export async function lookStep(lease: Lease, step: StepToDeliver, persona: PersonaClient): Promise<StepChange> {
  const { caseTemplateId, ownValues, earlierValues, firstSubmittedAt } = step.submission
  const values = [...ownValues, ...earlierValues]
  if (values.length === 0) throw new Error('a look needs a field that identifies the case')
  const request = persona.prepare({
    method: 'GET',
    path: '/cases',
    query: { 'filter[case-template-id]': caseTemplateId, 'page[size]': '100' },
  })
  const attempt = await openAttempt(lease, step.facts, { purpose: 'look', idempotencyKey: null, request })
  let pages = 0
  const found = await lookForCase(persona, { caseTemplateId, values, since: firstSubmittedAt }, async () =>
    pages++ === 0 ? null : nextPage(lease),
  )
  const owned = await readOwned(found, step.submission.id)
  const result = withoutOthers(found, owned, ownValues)
  const judged = judgeLook(result, {
    ours: step.submission.fields,
    owned,
    beganAt: attempt.openedAt,
    unsureUntil: unsureUntil(step.facts),
  })
  return closeLook(lease, { step, attempt, result, judged })
}

async function nextPage(lease: Lease): Promise<Date | null> {
  await writeLeased(db(), lease, { leasedUntil: after(leaseTime) })
  return takeSlot()
}

async function readOwned(result: LookResult, submissionId: string): Promise<Set<string>> {
  const ids = [...result.matches, ...result.unreadable].map(match => match.id)
  const owned = await db().case.findMany({
    where: { id: { in: ids }, submissionId: { not: submissionId } },
    select: { id: true },
  })
  return new Set(owned.map(each => each.id))
}

/** What another submission owns says nothing of ours, unless it carries this submission's own value. */
function withoutOthers(result: LookResult, owned: Set<string>, ownValues: Correlation[]): LookResult {
  return {
    ...result,
    matches: result.matches.filter(each => !owned.has(each.id) || carriesAny(each, ownValues)),
    unreadable: result.unreadable.filter(each => !owned.has(each.id)),
  }
}

async function closeLook(
  lease: Lease,
  looked: { step: StepToDeliver; attempt: OpenAttempt; result: LookResult; judged: Judged },
): Promise<StepChange> {
  const { step, attempt, result, judged } = looked
  const { finding, verdict, words, personaCase } = judged
  const now = clock.now()
  const closed = { ...attempt, verdict, closedAt: now }
  const facts = {
    ...step.facts,
    triedSince: step.facts.triedSince ?? attempt.openedAt,
    attempts: [...step.facts.attempts, closed],
  }
  const change = afterLook(facts, finding, { now, delay: delayOf(looked, now) })
  if (verdict === 'limited' && result.stopped) await closeSlots(change.dueAt)
  await transaction(async tx => {
    const problems = finding.is === 'hold' ? [{ path: '', problem: `${words}.` }] : []
    await applyChange(tx, worker, lease, { owner: step.owner, change, verdict, personaCase, adopted: true, problems })
    if (finding.is === 'absent' && change.settledAttempt > facts.settledAttempt)
      await releaseLeftBehind(tx, step.owner.id)
    const summary = result.stopped ? {} : { summary: summaryOf(result) }
    await closeAttempt(tx, attempt, { verdict, words, now, answer: result.stopped, ...summary })
  })
  return change
}

function delayOf({ step, result, judged }: { step: StepToDeliver; result: LookResult; judged: Judged }, now: Date) {
  if (judged.finding.is === 'again') return backOff(step.facts.tries + 1)
  if (judged.finding.is !== 'wait') return 0
  return result.stopped ? limitedWait(result.stopped, 1) : Math.max(0, (result.slot?.getTime() ?? 0) - now.getTime())
}

function summaryOf({ pages, compared, matches, unreadable }: LookResult): string {
  return JSON.stringify({ pages, compared, unreadable: unreadable.length, matches: matches.map(match => match.id) })
}
