import type { Actor, Role } from '../actor.ts'
import type { Tx } from '../db.ts'
import { holds, type Permission } from './permissions.ts'

export type LockedPerson = {
  id: string
  name: string
  email: string
  roles: Role[]
  sarRead: boolean
  disabledAt: Date | null
}

export type Locked = {
  person: LockedPerson | undefined
  /** Whether somebody else administers, whatever happens to this person. */
  othersAdminister: boolean
  /** Whether the actor still holds what the door found: two who disable each other come after each other here. */
  actorHolds: boolean
}

/** Locks a person, the one who acts on them, and everybody who administers, so that the last administrator stays. */
export async function lockPeople(tx: Tx, actor: Actor, personId: string, permission: Permission): Promise<Locked> {
  await tx.$queryRaw`
    select id from person where id in (${personId}, ${actor.id}) or ('administrator' = any(roles) and disabled_at is null)
    order by id for update`
  const administrators = await tx.person.findMany({
    where: { roles: { has: 'administrator' }, disabledAt: null, id: { not: personId } },
    select: { id: true },
  })
  const fields = { id: true, name: true, email: true, roles: true, sarRead: true, disabledAt: true } as const
  const person = await tx.person.findUnique({ where: { id: personId }, select: fields })
  const now = actor.kind === 'person' ? await tx.person.findUnique({ where: { id: actor.id }, select: fields }) : null
  return {
    person: person ?? undefined,
    othersAdminister: administrators.length > 0,
    actorHolds:
      actor.kind !== 'person' ||
      (now !== null &&
        now.disabledAt === null &&
        sees(actor, now) &&
        holds({ ...actor, roles: now.roles }, permission)),
  }
}

/** Losing sight of filings in the meantime counts as well. */
function sees(actor: Actor, now: { sarRead: boolean }): boolean {
  return !actor.sarRead || now.sarRead
}
