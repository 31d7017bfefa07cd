import { env } from '#lib/env.ts'
import { type PersonaClient, personaClient } from './client.ts'
import { localSandboxKey } from './environment.ts'
import { rememberEnvironment } from './remember-environment.ts'
import { findSandbox } from './sandbox/find-sandbox.ts'

/** Whether Persona has told that its key belongs to this database's environment; asked until it has. */
let environmentKnown = false

/**
 * A client of the Persona that this process is set to: PERSONA_API_URL with PERSONA_API_KEY, or without a key the
 * sandbox that serves this data folder. Persona's environment is checked before the first use.
 * @throws Error with one sentence when no sandbox is at hand, or the key belongs to another environment
 */
export async function connectPersona(): Promise<PersonaClient> {
  const { PERSONA_API_URL, PERSONA_API_KEY, PERSONA_VERSION, DATA_DIR, sandboxed } = env()
  const url = PERSONA_API_URL ?? (await sandboxUrl(DATA_DIR))
  const client = personaClient({ url, apiKey: PERSONA_API_KEY ?? localSandboxKey, version: PERSONA_VERSION })
  if (sandboxed || environmentKnown) return client
  const environment = await rememberEnvironment(client)
  if (!environment.ok) throw new Error(environment.problems[0]?.problem)
  environmentKnown = environment.value !== null
  return client
}

async function sandboxUrl(dataDir: string): Promise<string> {
  const sandbox = await findSandbox(dataDir)
  if (!sandbox) throw new Error('No Persona sandbox runs for this DATA_DIR: start one with `npm run persona-sandbox`.')
  return `${sandbox}/api/v1`
}
