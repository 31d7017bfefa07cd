import { worker } from '#lib/actor.ts'
import { after, clock } from '#lib/clock.ts'
import { db, transaction } from '#lib/db.ts'
import type { PersonaClient } from '../persona/client.ts'
import { applyChange } from './apply-change.ts'
import { closeAttempt } from './close-attempt.ts'
import { type Judged, judgeLook } from './judge-look.ts'
import { type Lease, leaseTime, writeLeased } from './lease-step.ts'
import { type LookResult, lookForCase } from './look-for-case.ts'
import { type OpenAttempt, openAttempt } from './open-attempt.ts'
import type { StepToDeliver } from './read-step.ts'
import { backOff, limitedWait } from './retry-policy.ts'
import { afterLook, type StepChange, unsureUntil } from './step-machine.ts'
import { closeSlots, takeSlot } from './take-slot.ts'

/**
 * Looks whether the case exists already, before anything is sent again. Its attempt is one walk through the list; the
 * caller has taken the slot of its first page.
 */
export async function lookStep(lease: Lease, step: StepToDeliver, persona: PersonaClient): Promise<StepChange> {
  const { caseTemplateId, correlation, correlationValue, firstSubmittedAt } = step.submission
  if (correlation === null || correlationValue === null)
    throw new Error('a look needs a field that identifies the case')
  const request = persona.prepare({
    method: 'GET',
    path: '/cases',
    query: { 'filter[case-template-id]': caseTemplateId, 'page[size]': '100' },
  })
  const attempt = await openAttempt(lease, step.facts, { purpose: 'look', idempotencyKey: null, request })
  let pages = 0
  const result = await lookForCase(
    persona,
    { caseTemplateId, field: correlation, value: correlationValue, since: firstSubmittedAt },
    async () => (pages++ === 0 ? null : nextPage(lease)),
  )
  const judged = judgeLook(result, {
    ours: step.submission.fields,
    owned: await readOwned(result, step.submission.id),
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
  const ids = result.matches.map(match => match.id)
  const owned = await db().case.findMany({
    where: { id: { in: ids }, submissionId: { not: submissionId } },
    select: { id: true },
  })
  return new Set(owned.map(each => each.id))
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
  return JSON.stringify({ pages, compared, unreadable, matches: matches.map(match => match.id) })
}
