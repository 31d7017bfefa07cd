import { createHash } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from '../db.ts'
import { addressGroup } from './client-address.ts'

/** Wrong tries in a quarter of an hour: guesses at one account, and guesses from one address at any of them. */
export const mostTries = { account: 10, address: 100, code: 10 } as const
const pauseSeconds = 15 * 60

/** The limiter's statements on the client that everything else uses, so that limits need no pool of their own. */
const throughDatabase = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const wide = values.map(value => (typeof value === 'number' && value > 2 ** 31 ? BigInt(value) : value))
    const rows = await db().$queryRawUnsafe<{ points: number; expire: bigint | null }[]>(text, ...wide)
    const narrow = rows.map(row => ({ ...row, expire: row.expire === null ? null : Number(row.expire) }))
    return { rows: narrow, rowCount: rows.length }
  },
}

function limiter(keyPrefix: string, points: number): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: throughDatabase,
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration: pauseSeconds,
  })
}

const limiters = {
  account: limiter('sign-in-account', mostTries.account),
  address: limiter('sign-in-address', mostTries.address),
  code: limiter('set-up-address', mostTries.code),
}
type Limit = keyof typeof limiters

export type Try = {
  allowed: boolean
  /** The try that began the pause: the ones refused after it leave no event, or a flood would fill the audit. */
  beganPause: boolean
  left: number
  pauseSeconds: number
}

/**
 * Takes a try before it is made, so that a hundred at once are no more than ten; what succeeds is given back.
 * @param keys what is counted: an account's e-mail address, a client's address
 */
export async function takeTry(keys: Partial<Record<Limit, string>>): Promise<Try> {
  const taken = await Promise.all(entries(keys).map(([limit, key]) => take(limit, key)))
  const over = taken.filter(each => !each.allowed)
  return {
    allowed: over.length === 0,
    beganPause: over.some(each => each.beganPause),
    left: Math.min(...taken.map(each => each.left)),
    pauseSeconds: Math.max(0, ...over.map(each => each.pauseSeconds)),
  }
}

/** A success doesn't count. */
export async function giveBackTry(keys: Partial<Record<Limit, string>>): Promise<void> {
  await Promise.all(entries(keys).map(([limit, key]) => limiters[limit].reward(keyOf(limit, key), 1)))
}

async function take(limit: Limit, key: string): Promise<Try> {
  const { consumedPoints, msBeforeNext } = await consume(limit, key)
  const most = mostTries[limit]
  return {
    allowed: consumedPoints <= most,
    beganPause: consumedPoints === most + 1,
    left: Math.max(0, most - consumedPoints),
    pauseSeconds: Math.ceil(msBeforeNext / 1000),
  }
}

async function consume(limit: Limit, key: string): Promise<RateLimiterRes> {
  try {
    return await limiters[limit].consume(keyOf(limit, key))
  } catch (over) {
    if (over instanceof RateLimiterRes) return over
    throw over
  }
}

function entries(keys: Partial<Record<Limit, string>>): [Limit, string][] {
  return Object.entries(keys) as [Limit, string][]
}

/** Addresses of people don't lie about in a table of counters. */
function keyOf(limit: Limit, key: string): string {
  return limit === 'account' ? createHash('sha256').update(key).digest('base64url') : addressGroup(key)
}
