import { z } from 'zod'
import { alertFilterSchema, alertIdSchema, pageSchema } from './schema.ts'

/** Lists stand comma-separated in an address: `status=open,snoozed`. */
const listed = <T extends z.ZodType>(schema: T) =>
  z.preprocess(value => (typeof value === 'string' ? value.split(',').filter(Boolean) : value), schema)

const filter = alertFilterSchema.shape

/** The queue's filter as it stands in an address; the page and its table read it alike. */
export const queueFilterSchema = z.strictObject({
  ...filter,
  status: listed(filter.status),
  source: listed(filter.source),
  priority: listed(filter.priority),
})

/** The queue's reads by address: the filter, the page marker, or the rows of `ids` as they are now. */
export const queueQuerySchema = z
  .strictObject({
    ...queueFilterSchema.shape,
    ...pageSchema.shape,
    ids: listed(z.array(alertIdSchema).max(200)).optional(),
  })
  .transform(({ after, limit, ids, ...rest }) => ({ filter: rest, page: { after, limit }, ids }))

export type QueueQuery = z.infer<typeof queueQuerySchema>
