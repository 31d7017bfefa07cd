import { z } from 'zod'
import { alertIdSchema } from '#lib/alerts/schema.ts'
import { listTimeline } from '#lib/audit/queries.ts'
import { jsonRoute } from '#lib/auth/json-route.ts'
import { done, refuse } from '#lib/result.ts'
import { findReview } from '#lib/submissions/find-review.ts'

const reviewSchema = z.strictObject({ alertId: alertIdSchema, timeline: z.literal('yes').optional() })

/** One alert as it is now, read again by its page when the live address names it; its history only when that is on view. */
export const GET = jsonRoute(reviewSchema, async (actor, { alertId, timeline }) => {
  const review = await findReview(actor, alertId)
  if (!review) return refuse('not-found')
  return done({ ...review, timeline: timeline ? await listTimeline(actor, alertId) : null })
})
