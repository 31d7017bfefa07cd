import type { Actor, Role } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import type { Tx } from '../db.ts'

export type NewPerson = { email: string; name: string; roles: Role[]; sarRead: boolean; passwordHash: string }

/** Adds a person with a password, joining the caller's transaction. Throws a unique violation when the e-mail is taken. */
export async function insertPerson(tx: Tx, actor: Actor, person: NewPerson): Promise<{ id: string }> {
  const { email, name, roles, sarRead, passwordHash } = person
  const { id } = await tx.person.create({ data: { email, name, roles, sarRead }, select: { id: true } })
  await tx.credential.create({
    data: { personId: id, accountId: id, providerId: 'credential', password: passwordHash },
    select: { id: true },
  })
  await appendEvent(tx, actor, 'person.created', {
    subjectId: id,
    kind: 'alert',
    summary: `Added ${name} as ${roles.join(', ')}`,
    after: { email, name, roles },
  })
  if (sarRead) await appendSarGranted(tx, actor, { id, name })
  return { id }
}

/** Of kind sar: who may see filings is itself only known to those who may. */
export async function appendSarGranted(tx: Tx, actor: Actor, person: { id: string; name: string }): Promise<void> {
  await appendEvent(tx, actor, 'person.sarGranted', {
    subjectId: person.id,
    kind: 'sar',
    summary: `Let ${person.name} see filings`,
    before: { sarRead: false },
    after: { sarRead: true },
  })
}
