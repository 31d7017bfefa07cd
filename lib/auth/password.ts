import { randomInt } from 'node:crypto'
import { verifyPassword as compare, hashPassword as scrypt } from 'better-auth/crypto'

/** Letters and digits that nobody mixes up when reading them aloud. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password or a code to be read once and typed once: four groups of five, some 99 bits. */
export function makePassword(): string {
  const group = () => Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}

/** What is kept of a password: scrypt with a salt of its own. */
export function hashPassword(password: string): Promise<string> {
  return scrypt(password)
}

/** Whether a password is the one of which this was kept; takes as long as hashing. */
export function verifyPassword(proof: { hash: string; password: string }): Promise<boolean> {
  return compare(proof)
}
