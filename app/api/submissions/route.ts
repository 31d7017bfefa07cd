import { jsonRoute } from '#lib/auth/json-route.ts'
import { listSubmissions } from '#lib/submissions/queries.ts'
import { submissionQuerySchema } from '#lib/submissions/submission-query.ts'

/** The list's reads: a page of submissions that the asker may see. */
export const GET = jsonRoute(submissionQuerySchema, (actor, { filter, page }) => listSubmissions(actor, filter, page))
