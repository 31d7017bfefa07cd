import { headers } from 'next/headers.js'
import type { z } from 'zod'
import type { PersonActor } from '../actor.ts'
import { parseInput } from '../parse-input.ts'
import { type Result, refuse } from '../result.ts'
import { answerSafely } from './answer-safely.ts'
import { provePerson } from './prove-person.ts'
import { readRequest } from './read-request.ts'

/**
 * The door of a server action, which anybody can call with a POST: proves who asks, parses what they gave, calls the
 * verb. Whether they may is the verb's to decide. Next itself refuses a foreign Origin before this runs.
 * @returns the verb's Result; `not-signed-in` lets the page open the sign-in over itself
 */
export function serverAction<I, O>(
  schema: z.ZodType<I>,
  verb: (actor: PersonActor, input: I) => Promise<Result<O>>,
): (input: unknown) => Promise<Result<O>> {
  return async input => {
    const asked = await headers()
    return answerSafely(async () => {
      const actor = await provePerson(asked)
      if (!actor) return refuse('not-signed-in')
      const parsed = parseInput(schema, input)
      return parsed.ok ? verb(actor, parsed.value) : parsed
    }, readRequest(asked).requestId)
  }
}
