import { randomInt } from 'node:crypto'
import { hashPassword as scrypt } from 'better-auth/crypto'

/** Letters and digits that nobody mixes up when reading them aloud. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password or a code to be read once and typed once: four groups of five, some 99 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}

/** What is kept of a password; the way better-auth reads it when somebody signs in. */
export function hashPassword(password: string): Promise<string> {
  return scrypt(password)
}
