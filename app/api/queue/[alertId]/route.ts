import { z } from 'zod'
import { findAlert, listSameSubject } from '#lib/alerts/queries.ts'
import { alertIdSchema } from '#lib/alerts/schema.ts'
import { jsonRoute } from '#lib/auth/json-route.ts'
import { draftSummary } from '#lib/drafts/draft-summary.ts'
import { findDraftOfAlert } from '#lib/drafts/queries.ts'
import { done, refuse } from '#lib/result.ts'

/** What the preview beside the queue shows of one alert. */
export const GET = jsonRoute(z.strictObject({ alertId: alertIdSchema }), async (actor, { alertId }) => {
  const alert = await findAlert(actor, alertId)
  if (!alert) return refuse('not-found')
  const [same, draft] = await Promise.all([
    listSameSubject(actor, alert, 5),
    findDraftOfAlert(actor, alert.id, alert.kind),
  ])
  const form = draft && {
    template: draft.template.name,
    version: draft.template.version,
    ...draftSummary(draft.template.fields, draft.answers),
  }
  return done({ alert, same, form })
})
