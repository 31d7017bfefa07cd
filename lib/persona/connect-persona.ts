import { env } from '#lib/env.ts'
import { type PersonaClient, personaClient } from './client.ts'
import { localSandboxKey } from './environment.ts'
import { findSandbox } from './sandbox/find-sandbox.ts'

/**
 * A client of the Persona that this process is set to: PERSONA_API_URL with PERSONA_API_KEY, or without a key the
 * sandbox that serves this data folder.
 * @throws Error with one sentence when no sandbox is at hand
 */
export async function connectPersona(): Promise<PersonaClient> {
  const { PERSONA_API_URL, PERSONA_API_KEY, PERSONA_VERSION, DATA_DIR } = env()
  const url = PERSONA_API_URL ?? (await sandboxUrl(DATA_DIR))
  return personaClient({ url, apiKey: PERSONA_API_KEY ?? localSandboxKey, version: PERSONA_VERSION })
}

async function sandboxUrl(dataDir: string): Promise<string> {
  const sandbox = await findSandbox(dataDir)
  if (!sandbox) throw new Error('No Persona sandbox runs for this DATA_DIR: start one with `npm run persona-sandbox`.')
  return `${sandbox}/api/v1`
}
