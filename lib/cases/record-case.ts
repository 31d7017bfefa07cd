import type { Actor } from '#lib/actor.ts'
import { clock } from '#lib/clock.ts'
import type { Prisma, Tx } from '#lib/db.ts'
import { appendEvent } from '../audit/append-event.ts'
import type { PersonaCase } from '../persona/schema.ts'

export type CaseOwner = { id: string; kind: 'alert' | 'sar'; environment: string; alertId?: string | undefined }

/**
 * Keeps what Persona has as the case of a submission, in the caller's transaction.
 * @param adopted false for a case that our request made, true for one that was found there
 */
export async function recordCase(
  tx: Tx,
  actor: Actor,
  owner: CaseOwner,
  { personaCase, adopted }: { personaCase: PersonaCase; adopted: boolean },
): Promise<void> {
  const { id, attributes } = personaCase
  const name = attributes.name ?? null
  await tx.case.create({
    data: {
      id,
      environment: owner.environment,
      submissionId: owner.id,
      kind: owner.kind,
      name,
      status: attributes.status ?? null,
      adopted,
      attributes: attributes as Prisma.InputJsonObject,
      createdAt: momentOf(attributes['created-at']),
      mirroredAt: clock.now(),
    },
    select: { id: true },
  })
  await appendEvent(tx, actor, adopted ? 'case.adopted' : 'case.created', {
    subjectId: id,
    alertId: owner.alertId,
    kind: owner.kind,
    summary: adopted ? `Adopted case ${name ?? id}, found at Persona` : `Created case ${name ?? id} at Persona`,
    after: { submission: owner.id, name, status: attributes.status ?? null },
  })
}

/** A block-list may hide the time: then it is now, to the seconds that the request took. */
function momentOf(text: string | null | undefined): Date {
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) ? clock.now() : at
}
