import { randomInt } from 'node:crypto'

/** Without 0/O, 1/I/L and U: read aloud over a phone, never misspelt, never a word. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A short random number for what people name: ALR-, SUB-, DRF-. Random and not one sequence, so that a gap never hints
 * at something that the reader may not see. 30^8 values; a collision fails the unique key and the caller tries again.
 */
export function newNumber(prefix: 'ALR' | 'SUB' | 'DRF'): string {
  const tail = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `${prefix}-${tail}`
}
