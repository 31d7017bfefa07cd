import { z } from 'zod'
import { countViews, listChangedAlerts } from '#lib/alerts/queries.ts'
import { jsonRoute } from '#lib/auth/json-route.ts'
import { clock, second } from '#lib/clock.ts'
import { momentSchema } from '#lib/moment.ts'
import { done } from '#lib/result.ts'
import { countHeld, listChangedSubmissions } from '#lib/submissions/queries.ts'

/** Changes are stamped before they are committed: each answer looks back a little further than the last one reached. */
const overlap = 5 * second

const liveSchema = z.object({ since: momentSchema.optional() })

/** What changed since a time, as ids and counts that the asker may see. The only address that is polled. */
export const GET = jsonRoute(liveSchema, async (actor, { since }) => {
  const now = clock.now()
  const from = new Date((since ? new Date(since) : now).getTime() - overlap)
  const [alerts, submissions, views, held] = await Promise.all([
    listChangedAlerts(actor, from),
    listChangedSubmissions(actor, from),
    countViews(actor),
    countHeld(actor),
  ])
  return done({ at: now.toISOString(), alerts, submissions, counts: { ...views, held } })
})
