import { afterEach, expect, test, vi } from 'vitest'
import { db, transaction } from '../db.ts'
import { waitingKeys, wake } from '../queue.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import type { Handlers } from './handlers.ts'
import { getWorkerState } from './queries.ts'
import { type RunningWorker, runWorker } from './run-worker.ts'

await freshDatabase()

const running: RunningWorker[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(worker => worker.stop()))
})

async function start(handlers: Partial<Handlers>): Promise<RunningWorker> {
  const nothing = async () => {}
  const worker = await runWorker({ 'map-payload': nothing, 'deliver-submission': nothing, sweep: nothing, ...handlers })
  running.push(worker)
  return worker
}

test('a job is handled once its transaction committed, and never when it rolled back', async () => {
  const seen: string[] = []
  await start({ 'map-payload': async ({ alertId }) => void seen.push(alertId) })
  const failed = transaction(async tx => {
    await wake(tx, 'map-payload', { alertId: 'rolled-back' })
    throw new Error('on purpose')
  })
  await expect(failed).rejects.toThrow('on purpose')
  await transaction(tx => wake(tx, 'map-payload', { alertId: 'committed' }))
  await vi.waitFor(() => expect(seen).toEqual(['committed']))
  expect(await db().$queryRaw`select count(*)::int as jobs from pgboss.job`).toEqual([{ jobs: 1 }])
})

test('a handler that throws is called again', async () => {
  let calls = 0
  await start({
    'deliver-submission': async () => {
      calls++
      if (calls === 1) throw new Error('the first time')
    },
  })
  await transaction(tx => wake(tx, 'deliver-submission', { submissionId: 's1' }))
  await vi.waitFor(() => expect(calls).toBe(2), { timeout: 15_000 })
})

test('a job for later waits, and is known by its key until it runs', async () => {
  const tomorrow = new Date(Date.now() + 86_400_000)
  await transaction(tx => wake(tx, 'deliver-submission', { submissionId: 'later' }, { after: tomorrow }))
  expect(await waitingKeys(db(), 'deliver-submission', ['later', 'other'])).toEqual(new Set(['later']))
  expect(await waitingKeys(db(), 'map-payload', ['later'])).toEqual(new Set())
})

test('a worker sweeps when it starts and reports that it lives', async () => {
  await db().workerBeat.deleteMany()
  expect(await getWorkerState()).toEqual({ alive: 0, lastBeat: null })
  let sweeps = 0
  const { id } = await start({ sweep: async () => void sweeps++ })
  await vi.waitFor(async () => expect((await getWorkerState()).alive).toBe(1))
  await vi.waitFor(() => expect(sweeps).toBe(1))
  expect(await db().workerBeat.findMany({ select: { id: true } })).toEqual([{ id }])
})

test('stopping waits for the job in hand', async () => {
  const began = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  let ended = false
  const worker = await start({
    'map-payload': async () => {
      began.resolve()
      await mayEnd.promise
      ended = true
    },
  })
  await transaction(tx => wake(tx, 'map-payload', { alertId: 'in-hand' }))
  await began.promise
  const stopped = worker.stop()
  mayEnd.resolve()
  await stopped
  expect(ended).toBe(true)
})

test('beats older than a day are forgotten, but not the only ones', async () => {
  await db().workerBeat.deleteMany()
  const old = new Date(Date.now() - 2 * 86_400_000)
  await db().workerBeat.create({ data: { id: 'old', startedAt: old, beatAt: old } })
  expect(await getWorkerState()).toEqual({ alive: 0, lastBeat: old })
  await start({})
  await vi.waitFor(async () => expect(await db().workerBeat.findUnique({ where: { id: 'old' } })).toBeNull())
})
