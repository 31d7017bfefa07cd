import { operator } from '#lib/actor.ts'
import { createPerson } from '#lib/auth/create-person.ts'
import { demoPassword, demoPeople } from '#lib/auth/demo-people.ts'
import { db } from '#lib/db.ts'

/** Puts the demo people in (only ever into an empty embedded database, in demo mode); who is there already stays as is. */
export async function seedPeople(): Promise<void> {
  for (const { email, name, roles, sarRead } of demoPeople) {
    if (await db().person.findUnique({ where: { email }, select: { id: true } })) continue
    const created = await createPerson(operator, { email, name, roles, sarRead, password: demoPassword })
    if (!created.ok) throw new Error(`${email}: ${created.problems.map(({ problem }) => problem).join('; ')}`)
  }
}
