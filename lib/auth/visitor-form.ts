import { headers } from 'next/headers.js'
import { redirect } from 'next/navigation.js'
import type { z } from 'zod'
import type { VisitorActor } from '../actor.ts'
import { parseInput } from '../parse-input.ts'
import type { Problem, Result } from '../result.ts'
import { answerSafely } from './answer-safely.ts'
import { nextPath } from './next-path.ts'
import type { SignedIn } from './sign-in.ts'
import { visitorActor } from './visitor-actor.ts'
import { writeCookies } from './write-cookies.ts'

/** What a form shows after a refusal: what is wrong, and what was typed (never a password). */
export type VisitorFormState = { problems: Problem[]; email: string; name: string; tries: number }

/**
 * The door of a form for people who aren't signed in yet; the form works without JavaScript too.
 * It signs in, leads to the form's `next`, or answers what the form shows.
 */
export function visitorForm<I>(
  schema: z.ZodType<I>,
  verb: (actor: VisitorActor, input: I) => Promise<Result<SignedIn>>,
): (before: VisitorFormState, form: FormData) => Promise<VisitorFormState> {
  return async (before, form) => {
    const visitor = visitorActor(await headers())
    const result = await answerSafely(async () => {
      const parsed = parseInput(schema, Object.fromEntries(form))
      return parsed.ok ? verb(visitor, parsed.value) : parsed
    }, visitor.requestId)
    if (!result.ok) {
      const typed = (name: string) => String(form.get(name) ?? '').slice(0, 254)
      return { problems: result.problems, email: typed('email'), name: typed('name'), tries: before.tries + 1 }
    }
    await writeCookies(result.value.setCookies)
    redirect(nextPath(form.get('next')))
  }
}
