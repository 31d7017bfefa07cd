import { createHash, timingSafeEqual } from 'node:crypto'

/** What the database keeps of a setup code. It has some 99 bits, so that a plain hash can't be turned back. */
export function hashSetupCode(code: string): string {
  return createHash('sha256').update(code.trim().toLowerCase()).digest('hex')
}

/** Whether the code is the one whose hash is kept; takes as long for a wrong one. */
export function isSetupCode(code: string, kept: string | null | undefined): boolean {
  const given = Buffer.from(hashSetupCode(code))
  const expected = Buffer.from(kept ?? hashSetupCode(''))
  return given.length === expected.length && timingSafeEqual(given, expected) && kept !== null && kept !== undefined
}
