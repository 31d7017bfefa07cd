import { fromPrisma, PgBoss } from 'pg-boss'
import { db, type Reader, type Tx } from './db.ts'
import { log } from './log.ts'

/** The closed list of queues (made by a migration) and what a job of each says: ids only, since rows are the truth. */
export type QueueData = {
  'map-payload': { alertId: string }
  'deliver-submission': { submissionId: string }
  sweep: Record<string, never>
}
export type QueueName = keyof QueueData
export const queueNames = ['map-payload', 'deliver-submission', 'sweep'] as const satisfies QueueName[]

export type WakeOptions = {
  /** Not before; none: at once. */
  after?: Date
  /** By which `waitingKeys` finds the job again; none: the id that the data carries. */
  singletonKey?: string
}

/**
 * Puts a wake-up call into the caller's transaction: with the commit a worker has it within milliseconds, with a
 * rollback it never was. Calling twice wakes twice, which handlers bear.
 */
export async function wake<Q extends QueueName>(
  tx: Tx,
  queue: Q,
  data: QueueData[Q],
  { after, singletonKey = Object.values(data)[0] }: WakeOptions = {},
): Promise<void> {
  const boss = await sender(tx)
  await boss.send(queue, data, {
    db: fromPrisma(tx),
    ...(after ? { startAfter: after } : {}),
    ...(singletonKey ? { singletonKey } : {}),
  })
}

/** The same for many at once, each found again by the id that its data carries. */
export async function wakeAll<Q extends QueueName>(tx: Tx, queue: Q, all: QueueData[Q][]): Promise<void> {
  const boss = await sender(tx)
  const jobs = all.map(data => {
    const singletonKey = Object.values(data)[0]
    return { data, ...(singletonKey ? { singletonKey } : {}) }
  })
  await boss.insert(queue, jobs, { db: fromPrisma(tx) })
}

/** Which of these keys have a job that still waits in the queue: the sweep wakes the others. */
export async function waitingKeys(reader: Reader, queue: QueueName, keys: string[]): Promise<Set<string>> {
  const rows = await reader.$queryRaw<{ key: string }[]>`
    select distinct singleton_key as key from pgboss.job
    where name = ${queue} and state in ('created', 'retry') and singleton_key = any(${keys})`
  return new Set(rows.map(row => row.key))
}

let starting: Promise<PgBoss> | undefined

/** A pg-boss that only sends, over the process's own client: no second pool, no upkeep. */
function sender(tx: Tx): Promise<PgBoss> {
  starting ??= startSender(tx).catch(error => {
    starting = undefined
    throw error
  })
  return starting
}

/** Begins over the caller's transaction: another connection might be held by one that waits for this very start. */
async function startSender(tx: Tx): Promise<PgBoss> {
  let first: Reader | undefined = tx
  // The client can't read a regclass, which is what "is it installed" asks for.
  const readable = (text: string) => text.replace(/to_regclass\('[^']*'\)/g, '$&::text')
  const overClient = {
    executeSql: (text: string, values?: unknown[]) => fromPrisma(first ?? db()).executeSql(readable(text), values),
  }
  const idle = { migrate: false, createSchema: false, supervise: false, schedule: false, registerInstance: false }
  const boss = new PgBoss({ db: overClient, ...idle })
  boss.on('error', error => log().debug({ err: error }, 'the queue could not be looked at'))
  await boss.start()
  first = undefined
  return boss
}
