import { env } from '#lib/env.ts'
import { personaClient } from '#lib/persona/client.ts'
import { rememberEnvironment } from '#lib/persona/remember-environment.ts'
import { Refused } from './say.ts'

/**
 * Asks Persona whose environment the key belongs to, when there is a key. A Persona that can't be reached hinders no
 * start; the worker asks again before it sends anything.
 * @throws Refused in one sentence when the database belongs to another environment
 */
export async function checkPersona(): Promise<void> {
  const { sandboxed, PERSONA_API_URL, PERSONA_API_KEY, PERSONA_VERSION } = env()
  if (sandboxed || !PERSONA_API_URL || !PERSONA_API_KEY) return
  const client = personaClient({
    url: PERSONA_API_URL,
    apiKey: PERSONA_API_KEY,
    version: PERSONA_VERSION,
    timeoutMs: 5_000,
  })
  const environment = await rememberEnvironment(client)
  if (!environment.ok) throw new Refused(environment.problems[0]?.problem ?? 'Persona’s environment is another one.')
}
