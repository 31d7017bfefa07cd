import { operator } from '../actor.ts'
import { isUniqueViolation, transaction } from '../db.ts'
import { env } from '../env.ts'
import { insertPerson } from './insert-person.ts'
import { lockInstallation } from './lock-installation.ts'
import { hashPassword, makePassword } from './password.ts'
import { hashSetupCode } from './setup-code.ts'

/** What a start says: who was added, the code for /setup (shown this once), or why nobody can administer. */
export type FirstAdministrator = { created: string } | { setupCode: string } | { missing: string } | null

/**
 * Sees to it, at every start, that somebody can administer: from ADMIN_EMAIL and ADMIN_PASSWORD when nobody does, else,
 * when there is no person at all, by a one-time code for /setup. A new start makes a new code; the older one is void.
 * The first administrator of ADMIN_EMAIL doesn't see filings (decided: that takes an explicit yes).
 * @returns null when there is an administrator already
 */
export async function ensureFirstAdministrator(): Promise<FirstAdministrator> {
  const { ADMIN_EMAIL, ADMIN_PASSWORD } = env()
  const given = ADMIN_EMAIL && ADMIN_PASSWORD ? { email: ADMIN_EMAIL.toLowerCase(), password: ADMIN_PASSWORD } : null
  const setupCode = makePassword()
  // Hashing takes a moment; it must not be spent holding the lock.
  const passwordHash = given ? await hashPassword(given.password) : ''
  try {
    return await transaction(async tx => {
      const { administrators, people } = await lockInstallation(tx)
      if (administrators > 0) return null
      if (given) {
        const person = { email: given.email, name: 'Administrator', sarRead: false, passwordHash }
        await insertPerson(tx, operator, { ...person, roles: ['administrator'] })
        await tx.installation.update({ where: { id: 1 }, data: { setupCodeHash: null } })
        return { created: given.email }
      }
      if (people > 0)
        return { missing: 'Nobody administers. Add somebody: npm run config -- create-user EMAIL administrator' }
      await tx.installation.update({ where: { id: 1 }, data: { setupCodeHash: hashSetupCode(setupCode) } })
      return { setupCode }
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return {
      missing: 'Nobody administers, and ADMIN_EMAIL belongs to somebody who is here already. Give another address.',
    }
  }
}
