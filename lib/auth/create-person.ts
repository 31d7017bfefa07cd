import type { Actor } from '../actor.ts'
import { isUniqueViolation, transaction } from '../db.ts'
import { parseInput } from '../parse-input.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import { insertPerson } from './insert-person.ts'
import { hashPassword, makePassword } from './password.ts'
import { type CreatePerson, createPersonSchema } from './schema.ts'

/**
 * Adds somebody who works here. Without a name the e-mail's first part stands in; without a password one is made.
 * `sarRead` is the command line's to give, and that of administrators who have it themselves (decided: the first
 * holder comes from `create-user --sar` or from /setup).
 * @returns the made password, this once; invalid with the path of what is wrong or taken
 */
export async function createPerson(
  actor: Actor,
  input: CreatePerson,
): Promise<Result<{ id: string; email: string; password?: string }>> {
  const allowed = authorize(actor, 'person.write', { kind: input.sarRead ? 'sar' : 'alert' })
  if (!allowed.ok) return allowed
  const parsed = parseInput(createPersonSchema, input)
  if (!parsed.ok) return parsed
  const { email, roles, sarRead = false } = parsed.value
  const name = parsed.value.name ?? nameFromEmail(email)
  const made = parsed.value.password === undefined ? makePassword() : undefined
  const passwordHash = await hashPassword(parsed.value.password ?? made ?? '')
  try {
    const { id } = await transaction(tx => insertPerson(tx, actor, { email, name, roles, sarRead, passwordHash }))
    return done({ id, email, ...(made ? { password: made } : {}) })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return refuse('invalid', [{ path: 'email', problem: 'belongs to somebody who is here already; give another' }])
  }
}

/** maya.okafor@bank.example is Maya Okafor until somebody says otherwise. */
function nameFromEmail(email: string): string {
  const words = (email.split('@')[0] ?? email).split(/[._+-]+/).filter(Boolean)
  return words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join(' ') || email
}
