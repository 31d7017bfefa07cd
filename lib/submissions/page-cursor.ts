import { z } from 'zod'
import type { Prisma } from '#lib/db.ts'
import { momentSchema } from '#lib/moment.ts'
import { done, type Result, refuse } from '#lib/result.ts'
import { submissionIdSchema } from './schema.ts'

const cursorSchema = z.strictObject({ at: momentSchema, id: submissionIdSchema })

/** The marker of a row: the next page begins after it, whatever came or went since. Newest first. */
export function cursorOf(row: { submittedAt: Date; id: string }): string {
  return Buffer.from(JSON.stringify({ at: row.submittedAt.toISOString(), id: row.id })).toString('base64url')
}

/** @returns invalid for a marker that isn't ours; never "everything" */
export function afterCursor(cursor: string): Result<Prisma.SubmissionWhereInput> {
  const read = cursorSchema.safeParse(parse(cursor))
  if (!read.success) return refuse('invalid', [{ path: 'after', problem: 'Give the marker of an earlier page.' }])
  const at = new Date(read.data.at)
  return done({ OR: [{ submittedAt: { lt: at } }, { submittedAt: at, id: { lt: read.data.id } }] })
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}
