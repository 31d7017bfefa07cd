import { db } from '#lib/db.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import type { PersonaClient } from './client.ts'

/** What check-installation writes while Persona hasn't yet told which of its environments the key belongs to. */
const untold = 'persona'

/**
 * Asks Persona which environment our key belongs to, before anything is sent there, and remembers the first answer:
 * a database belongs to one environment for good, since its case ids and reservations mean nothing in another.
 * @returns the environment's id, or null when Persona didn't say (unreachable, or a key that it refuses: then nothing
 * can be created either); wrong-state when the database belongs to another one
 */
export async function rememberEnvironment(persona: PersonaClient): Promise<Result<string | null>> {
  const answer = await persona.call({ method: 'GET', path: '/cases', query: { 'page[size]': '1' } })
  const told = answer.is === 'answered' ? answer.headers.environmentId : null
  if (told === null) return done(null)
  await db().installation.updateMany({
    where: { id: 1, personaEnvironment: untold },
    data: { personaEnvironment: told },
  })
  const { personaEnvironment } = await db().installation.findUniqueOrThrow({
    where: { id: 1 },
    select: { personaEnvironment: true },
  })
  if (personaEnvironment === told) return done(told)
  return refuse('wrong-state', [{ path: 'PERSONA_API_KEY', problem: otherWords(personaEnvironment, told) }])
}

function otherWords(remembered: string | null, told: string): string {
  return `This database belongs to the Persona environment ${remembered}, and the key to ${told}: set the key of the first, or start with an empty database.`
}
