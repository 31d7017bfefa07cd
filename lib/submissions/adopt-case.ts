import type { Actor } from '#lib/actor.ts'
import { clock } from '#lib/clock.ts'
import { db, type Tx, transaction } from '#lib/db.ts'
import { done, type Problem, type Result, refuse } from '#lib/result.ts'
import { visibleTo } from '#lib/visible.ts'
import { appendEvent } from '../audit/append-event.ts'
import { authorize } from '../auth/authorize.ts'
import { recordCase } from '../cases/record-case.ts'
import { type CaseAnswer, getCase } from '../persona/cases.ts'
import type { PersonaClient } from '../persona/client.ts'
import { connectPersona } from '../persona/connect-persona.ts'
import type { PersonaCase } from '../persona/schema.ts'
import { offers } from './held-reasons.ts'
import { type HeldSubmission, lockHeld } from './lock-held.ts'
import type { AdoptCase } from './schema.ts'

/**
 * A person names the case at Persona that this held submission became. It is fetched, and must be of the same template
 * and nobody else's; its answers may differ, which is why a person decides.
 * @returns not-found; wrong-state; invalid at caseId (not there, another template, owned); unavailable when Persona
 * gives no answer
 */
export async function adoptCase(
  actor: Actor,
  input: AdoptCase,
  connect: () => Promise<PersonaClient> = connectPersona,
): Promise<Result<{ submissionId: string; caseId: string }>> {
  const may = authorize(actor, 'submission.mend')
  if (!may.ok) return may
  const submission = await db().submission.findFirst({
    where: { id: input.submissionId, ...visibleTo(actor) },
    select: { caseTemplateId: true, heldReason: true },
  })
  if (!submission) return refuse('not-found')
  if (!offers(submission.heldReason, 'adopt')) return refuse('wrong-state')
  const fetched = readFetched(await getCase(await connect(), input.caseId), submission.caseTemplateId)
  if (!fetched.ok) return fetched
  return transaction(async tx => {
    const held = await lockHeld(tx, actor, input.submissionId)
    if (!held.ok) return held
    const owner = await tx.case.findUnique({ where: { id: fetched.value.id }, select: { submissionId: true } })
    if (owner) return refuseCase('This case belongs to another submission. Give the id of another case.')
    await adopt(tx, actor, held.value, fetched.value)
    return done({ submissionId: input.submissionId, caseId: fetched.value.id })
  })
}

function readFetched({ answer, personaCase }: CaseAnswer, caseTemplateId: string): Result<PersonaCase> {
  if (!personaCase) {
    const absent = answer.is === 'answered' && answer.status === 404
    return absent
      ? refuseCase('Persona has no case with this id. Look at the id again.')
      : refuse('unavailable', [noAnswer])
  }
  const template = personaCase.relationships?.['case-template']?.data?.id
  if (template !== undefined && template !== caseTemplateId) {
    return refuseCase('This case was made from another case template. Give the id of another case.')
  }
  return done(personaCase)
}

const noAnswer: Problem = { path: '', problem: 'Persona did not give the case. Nothing was changed; try again.' }

function refuseCase(problem: string): Result<never> {
  return refuse('invalid', [{ path: 'caseId', problem }])
}

async function adopt(tx: Tx, actor: Actor, held: HeldSubmission, personaCase: PersonaCase): Promise<void> {
  const now = clock.now()
  await tx.step.update({
    where: { id: held.stepId, status: 'held' },
    data: { status: 'done', doneAt: now, lookFirst: false, verdict: 'adopted' },
    select: { id: true },
  })
  await tx.submission.update({
    where: { id: held.id, status: 'held' },
    data: { status: 'delivered', heldReason: null, problems: [], endedAt: now, changedAt: now },
    select: { id: true },
  })
  await recordCase(tx, actor, held.owner, { personaCase, adopted: true })
  await appendEvent(tx, actor, 'submission.delivered', {
    subjectId: held.id,
    alertId: held.owner.alertId,
    kind: held.kind,
    summary: `Delivered as case ${personaCase.attributes.name ?? personaCase.id}, named by ${actor.name}`,
    before: { status: 'held', reason: held.heldReason },
    after: { status: 'delivered', case: personaCase.id },
  })
}
