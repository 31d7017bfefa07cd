import { listAlerts, listAlertsById } from '#lib/alerts/queries.ts'
import { queueQuerySchema } from '#lib/alerts/queue-query.ts'
import { jsonRoute } from '#lib/auth/json-route.ts'
import { done } from '#lib/result.ts'

/** The table's reads: a page of the queue, or chosen rows as they are now. */
export const GET = jsonRoute(queueQuerySchema, async (actor, { filter, page, ids }) =>
  ids ? done({ rows: await listAlertsById(actor, ids), next: null }) : listAlerts(actor, filter, page),
)
