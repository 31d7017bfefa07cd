import { jsonRoute } from '#lib/auth/json-route.ts'
import { getSubmission } from '#lib/submissions/queries.ts'
import { oneSubmissionSchema } from '#lib/submissions/submission-query.ts'

/** One submission as it is now, for pages that follow it. */
export const GET = jsonRoute(oneSubmissionSchema, (actor, { submissionId }) => getSubmission(actor, submissionId))
