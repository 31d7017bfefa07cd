import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '../prisma/generated/client.ts'
import { env } from './env.ts'

export { Prisma }

/** Anything that can read: the client itself or an open transaction. Reads take this, so that they can join either. */
export type Reader = Prisma.TransactionClient

/** An open transaction. Only `transaction()` makes one, so the compiler refuses a plain client where work must be atomic. */
export type Tx = Prisma.TransactionClient & { readonly open: unique symbol }

export type TransactionOptions = { timeout?: number; maxWait?: number; isolation?: Prisma.TransactionIsolationLevel }

let client: PrismaClient | undefined
let url: string | undefined

/** The process's one client, made on first use: a build needs no database. */
export function db(): PrismaClient {
  client ??= new PrismaClient({ adapter: new PrismaPg(poolOf(databaseUrl())) })
  return client
}

/** Where the database is: DATABASE_URL, or the embedded server that a start left word of in DATA_DIR. */
export function databaseUrl(): string {
  url ??= env().DATABASE_URL ?? embeddedUrl(env().DATA_DIR)
  return url
}

/** Points this process at another database (tests, command-line tools); the next `db()` connects to it. */
export async function switchDatabase(address: string): Promise<void> {
  await closeDatabase()
  url = address
}

export async function closeDatabase(): Promise<void> {
  const open = client
  client = undefined
  url = undefined
  await open?.$disconnect()
}

/** The file in DATA_DIR by which other processes of this machine find the embedded server. */
export function embeddedUrlFile(dataDir: string): string {
  return path.join(dataDir, 'database-url')
}

/**
 * Runs `work` in one transaction. A refusal that it returns rolls everything back, so a refused verb has changed nothing.
 * A serialization failure or a deadlock (40001, 40P01) runs it again, up to three times,
 * so `work` must have no effect outside the transaction.
 * @param options timeout and maxWait in milliseconds (15 s for the work, 5 s for a connection)
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  const { timeout = 15_000, maxWait = 5_000, isolation } = options
  const settings = { timeout, maxWait, ...(isolation ? { isolationLevel: isolation } : {}) }
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction(async tx => {
        const result = await work(tx as Tx)
        if (isRefusal(result)) throw new RolledBack(result)
        return result
      }, settings)
    } catch (error) {
      if (error instanceof RolledBack) return error.result as T
      if (attempt === 4 || !isWriteConflict(error)) throw error
      await new Promise(resolve => setTimeout(resolve, 2 ** attempt * 10 * Math.random()))
    }
  }
}

/** Carries a refusal out of a transaction that must not commit. */
class RolledBack extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('refused')
    this.result = result
  }
}

function isRefusal(result: unknown): boolean {
  return property(result, 'ok') === false
}

/** Whether `error` is a unique key that was already taken; with `constraint`, whether it was that one (its name in the database). */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (stateOf(error) !== '23505') return false
  return constraint === undefined || constraintOf(error) === constraint
}

/** Whether `error` says that the database couldn't be reached, went away or is too busy: the caller's answer is 503, nothing was committed. */
export function isDatabaseGone(error: unknown): boolean {
  const cause = driverCause(error)
  const names = [property(error, 'code'), property(cause, 'code'), property(cause, 'kind')]
  if (names.some(name => typeof name === 'string' && goneNames.has(name))) return true
  if (/^(08|53|57P0)/.test(stateOf(error) ?? '')) return true
  return (
    error instanceof Prisma.PrismaClientInitializationError ||
    /^(Connection terminated|timeout exceeded)/.test(messageOf(cause))
  )
}

/** What the client, its adapter and Node call it: can't reach, refused, timed out, closed, no connection in time. */
const goneNames = new Set(
  (
    'P1000 P1001 P1002 P1003 P1008 P1011 P1017 P2024 P2028 P2037 ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT ENOTFOUND ' +
    'DatabaseNotReachable ConnectionClosed SocketTimeout TooManyConnections TlsConnectionError DatabaseDoesNotExist'
  ).split(' '),
)

function isWriteConflict(error: unknown): boolean {
  return property(error, 'code') === 'P2034' || ['40001', '40P01'].includes(stateOf(error) ?? '')
}

/** The SQLSTATE under an error, however many wrappings of the client it wears. */
function stateOf(error: unknown): string | undefined {
  const cause = driverCause(error)
  const state = property(cause, 'originalCode') ?? property(cause, 'code') ?? property(error, 'code')
  return typeof state === 'string' && state.length === 5 && !/^P\d{4}$/.test(state) ? state : undefined
}

function constraintOf(error: unknown): string | undefined {
  const cause = driverCause(error)
  const name = property(property(cause, 'constraint'), 'index') ?? property(error, 'constraint')
  return typeof name === 'string' ? name : undefined
}

function driverCause(error: unknown): unknown {
  const driver = property(property(error, 'meta'), 'driverAdapterError') ?? error
  return property(driver, 'cause') ?? driver
}

function messageOf(error: unknown): string {
  return String(property(error, 'message') ?? '')
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

function poolOf(connectionString: string) {
  return { connectionString, max: 12, connectionTimeoutMillis: 5_000, keepAlive: true, application_name: 'caseport' }
}

function embeddedUrl(dataDir: string): string {
  try {
    return readFileSync(embeddedUrlFile(dataDir), 'utf8').trim()
  } catch {
    throw new Error('There is no database: start Caseport with `npm start`, or set DATABASE_URL.')
  }
}
