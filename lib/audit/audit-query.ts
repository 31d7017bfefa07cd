import { z } from 'zod'
import { auditFilterSchema } from './schema.ts'

/** The history's reads by address: the filter and the page marker. */
export const auditQuerySchema = z
  .strictObject({
    ...auditFilterSchema.shape,
    after: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .transform(({ after, limit, ...filter }) => ({ filter, page: { after, limit } }))
