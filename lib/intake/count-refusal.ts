import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { addressGroup } from '../auth/client-address.ts'
import { db } from '../db.ts'

/** Refusals a minute from one address that are answered as what they are; past that the answer is "too many". */
export const refusalsAMinute = 300

/** The limiter speaks to a driver; this lends it the client that everything else uses. */
const storeClient = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const rows = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...values)
    return { rows: rows.map(row => ({ ...row, expire: Number(row.expire) })) }
  },
}

const limiter = new RateLimiterPostgres({
  storeClient,
  storeType: 'client',
  tableName: 'rate_limit',
  tableCreated: true,
  clearExpiredByTimeout: false,
  keyPrefix: 'intake-refusal',
  points: refusalsAMinute,
  duration: 60,
  inMemoryBlockOnConsumed: refusalsAMinute + 1,
})

/**
 * Counts one refused credential of an address, over all processes.
 * @returns undefined within the limit, else the seconds until it is worth trying again
 */
export async function countRefusal(address: string | undefined): Promise<number | undefined> {
  try {
    await limiter.consume(address === undefined ? 'unknown' : addressGroup(address))
    return undefined
  } catch (error) {
    if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000))
    throw error
  }
}
