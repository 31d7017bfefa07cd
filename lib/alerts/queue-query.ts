import { z } from 'zod'
import { alertFilterSchema, alertIdSchema, pageSchema } from './schema.ts'

/** One value or several: a query string doesn't tell a list of one from a single value. */
const list = <T extends z.ZodType>(of: T) =>
  z.preprocess(value => (value === undefined || Array.isArray(value) ? value : [value]), z.array(of).optional())

/** The queue's reads by address: the filter, the page marker, or the rows of `ids` as they are now. */
export const queueQuerySchema = z
  .strictObject({
    status: list(z.string()),
    source: list(z.string()),
    priority: list(z.string()),
    holder: z.string().optional(),
    dueWithin: z.string().optional(),
    sort: z.string().optional(),
    after: z.string().optional(),
    limit: z.string().optional(),
    ids: list(alertIdSchema),
  })
  .transform(({ after, limit, ids, ...filter }) => ({ filter: given(filter), page: given({ after, limit }), ids }))
  .pipe(z.object({ filter: alertFilterSchema, page: pageSchema, ids: z.array(z.string()).max(200).optional() }))

function given(input: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

export type QueueQuery = z.infer<typeof queueQuerySchema>
