import { type Contract, openContract } from '#lib/persona/sandbox/contract.ts'

let opened: Promise<Contract | null> | undefined

/**
 * Persona's OpenAPI document as a judge of requests and answers; null, with one line that says so, where it is not at hand.
 * Tests that need it: `describe.skipIf(!(await openapi()))`.
 */
export function openapi(): Promise<Contract | null> {
  opened ??= openContract().then(contract => {
    if (!contract) console.warn('Skipped: Persona’s OpenAPI document is not at hand (PERSONA_OPENAPI).')
    return contract
  })
  return opened
}
