import { jsonRoute } from '#lib/auth/json-route.ts'
import { done, refuse } from '#lib/result.ts'
import { findAttempt } from '#lib/submissions/queries.ts'
import { oneAttemptSchema } from '#lib/submissions/submission-query.ts'

/** One try with its request and response. */
export const GET = jsonRoute(oneAttemptSchema, async (actor, { attemptId }) => {
  const attempt = await findAttempt(actor, attemptId)
  return attempt ? done(attempt) : refuse('not-found')
})
