/** The key that the local sandbox is used with when no other is set. */
export const localSandboxKey = 'persona_sandbox_local'

export type PersonaEnvironment = 'local' | 'sandbox' | 'production'

/**
 * Which environment a key belongs to, for the badge: our stand-in, Persona's sandbox, or production.
 * Keys look like persona_sandbox_<…> and persona_production_<…>; a key that looks like neither counts as production.
 */
export function environmentOf(apiKey: string | undefined): PersonaEnvironment {
  if (apiKey === undefined || apiKey === localSandboxKey) return 'local'
  return apiKey.startsWith('persona_sandbox_') ? 'sandbox' : 'production'
}
