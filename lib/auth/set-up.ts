import type { VisitorActor } from '../actor.ts'
import { transaction } from '../db.ts'
import { done, type Result, refuse } from '../result.ts'
import { insertPerson } from './insert-person.ts'
import { lockInstallation } from './lock-installation.ts'
import { hashPassword } from './password.ts'
import type { SetUp } from './schema.ts'
import { isSetupCode } from './setup-code.ts'
import { type SignedIn, signIn } from './sign-in.ts'
import { giveBackTry, takeTry } from './sign-in-limits.ts'

/**
 * Makes the first administrator out of whoever holds the code that the start printed, and signs them in. The code is
 * used up in the same transaction; of two at once one is made.
 * @returns not-found when somebody administers already; invalid at `code`; too-many after 10 wrong codes in 15 minutes
 */
export async function setUp(actor: VisitorActor, input: SetUp): Promise<Result<SignedIn>> {
  const keys = { code: actor.address ?? 'unknown' }
  if (!(await takeTry(keys)).allowed) return refuse('too-many')
  const { code, name, email, password, maySeeFilings } = input
  const passwordHash = await hashPassword(password)
  const made = await transaction(async tx => {
    const { administrators, people, setupCodeHash } = await lockInstallation(tx)
    if (administrators > 0 || people > 0) return refuse('not-found')
    if (!isSetupCode(code, setupCodeHash)) {
      return refuse('invalid', [{ path: 'code', problem: 'is not the code that the last start printed' }])
    }
    await insertPerson(tx, actor, { email, name, roles: ['administrator'], sarRead: maySeeFilings, passwordHash })
    await tx.installation.update({ where: { id: 1 }, data: { setupCodeHash: null } })
    return done(null)
  })
  if (!made.ok) return made
  await giveBackTry(keys)
  return signIn(actor, { email, password })
}
