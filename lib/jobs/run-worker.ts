import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import { type Job, PgBoss } from 'pg-boss'
import { minute, second } from '../clock.ts'
import { databaseUrl } from '../db.ts'
import { log } from '../log.ts'
import { type QueueData, type QueueName, queueNames } from '../queue.ts'
import { type Handlers, handlers as ownHandlers } from './handlers.ts'
import { forgetOldBeats, recordBeat } from './record-beat.ts'

/** A worker at work. `stop` lets what is in hand finish, for at most 7 s, and takes nothing new. */
export type RunningWorker = { id: string; stop: () => Promise<void> }

/**
 * The worker, read aloud: it listens to the queues and hands each job to its handler; it reports every 5 s that it
 * lives; once at the start and then every minute it sweeps, which wakes what is due and was forgotten. Any number of
 * workers may run on one database.
 */
export async function runWorker(handlers: Handlers = ownHandlers): Promise<RunningWorker> {
  const id = `${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`
  const boss = await startBoss()
  for (const queue of queueNames) await listen(boss, queue, handlers)
  const beat = every(5 * second, 'beat', () => recordBeat(id))
  const sweep = every(minute, 'sweep', async () => {
    await handlers.sweep({})
    await forgetOldBeats(id)
  })
  return {
    id,
    stop: async () => {
      await Promise.all([beat.stop(), sweep.stop(), boss.stop({ graceful: true, timeout: 7 * second })])
    },
  }
}

async function startBoss(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: databaseUrl(),
    application_name: 'caseport worker',
    max: 6,
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    monitorIntervalSeconds: 15,
  })
  boss.on('error', error => log().warn({ err: error }, 'the queue has trouble'))
  // A database that isn't there yet is waited for.
  return boss.start({ attempts: 1_000 })
}

/** Jobs arrive by notification; a look every 2 s catches retries and delayed ones, which nobody announces. */
async function listen<Q extends QueueName>(boss: PgBoss, queue: Q, handlers: Handlers): Promise<void> {
  const options = { batchSize: 1, localConcurrency: 4, pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 2 }
  await boss.work<QueueData[Q]>(queue, options, async (jobs: Job<QueueData[Q]>[]) => {
    for (const job of jobs) await handle(queue, job, handlers[queue])
  })
}

async function handle<Q extends QueueName>(queue: Q, job: Job<QueueData[Q]>, handler: Handlers[Q]): Promise<void> {
  try {
    await handler(job.data)
  } catch (error) {
    log().error({ err: error, queue, job: job.id }, 'a job failed')
    throw error
  }
}

/** Runs `work` now and then every `interval` ms, never twice at once; a failure is logged and the next time comes. */
function every(interval: number, name: string, work: () => Promise<void>): { stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let running: Promise<void> | undefined
  const once = async () => {
    running = work().catch(error => log().warn({ err: error, name }, 'a regular task failed'))
    await running
    if (!stopped) timer = setTimeout(once, interval)
  }
  void once()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
