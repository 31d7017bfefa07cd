import { createHash, randomInt } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** An id in Persona's manner: a prefix and 24 characters of base62, such as case_gqe7rH38FvxtzhGBQmDBsjkB. */
export function newIdentifier(prefix: string): string {
  return `${prefix}_${Array.from({ length: 24 }, () => alphabet[randomInt(alphabet.length)]).join('')}`
}

/** The id of an API key: the same key has the same one, and it says nothing of the key. */
export function identifierOf(prefix: string, text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 24)
  return `${prefix}_${[...bytes].map(byte => alphabet[byte % alphabet.length]).join('')}`
}
