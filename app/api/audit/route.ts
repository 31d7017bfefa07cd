import { auditQuerySchema } from '#lib/audit/audit-query.ts'
import { listAuditEvents } from '#lib/audit/queries.ts'
import { auditScope } from '#lib/auth/audit-scope.ts'
import { jsonRoute } from '#lib/auth/json-route.ts'

/** The history's reads: a page of events that the asker may see. */
export const GET = jsonRoute(auditQuerySchema, (actor, { filter, page }) =>
  listAuditEvents(actor, auditScope(actor), filter, page),
)
