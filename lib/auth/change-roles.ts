import { type Actor, roles as allRoles, type Role } from '../actor.ts'
import { appendEvent } from '../audit/append-event.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import { changePerson, refuseWith } from './change-person.ts'
import type { ChangeRoles } from './schema.ts'

/**
 * Gives somebody these roles instead of those that the screen showed.
 * @returns changed when they are others by now; wrong-state for one's own or the last administrator role
 */
export async function changeRoles(actor: Actor, input: ChangeRoles): Promise<Result<{ roles: Role[] }>> {
  const allowed = authorize(actor, 'person.write')
  if (!allowed.ok) return allowed
  return changePerson(actor, input.personId, async (tx, person, { othersAdminister }) => {
    const roles = allRoles.filter(role => input.roles.includes(role))
    if (!sameRoles(person.roles, input.from)) return refuse('changed', [], { roles: person.roles })
    if (sameRoles(person.roles, roles)) return done({ roles })
    const steps = person.roles.includes('administrator') && !roles.includes('administrator') ? 'down' : 'aside'
    if (steps === 'down' && person.id === actor.id)
      return refuseWith('Nobody takes the administrator role from themselves. Ask another administrator.')
    if (steps === 'down' && !person.disabledAt && !othersAdminister)
      return refuseWith('This is the last administrator. Make somebody else one first.')
    const { count } = await tx.person.updateMany({
      where: { id: person.id, roles: { equals: person.roles } },
      data: { roles },
    })
    if (count === 0) return refuse('changed')
    await appendEvent(tx, actor, 'person.changed', {
      subjectId: person.id,
      kind: 'alert',
      summary: `Changed the roles of ${person.name} to ${roles.join(', ')}`,
      before: { roles: person.roles },
      after: { roles },
    })
    return done({ roles })
  })
}

function sameRoles(some: readonly Role[], others: readonly Role[]): boolean {
  return allRoles.every(role => some.includes(role) === others.includes(role))
}
