import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { minute } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { waitingKeys } from '#lib/queue.ts'
import { leaseStep } from '../submissions/lease-step.ts'
import { wakeDueSteps } from '../submissions/wake-due-steps.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { statusOf } from '../testing/deliver-to-end.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { makeSubmission, wireFields } from '../testing/make-submission.ts'
import { handlers } from './handlers.ts'
import { runWorker } from './run-worker.ts'
import { sweep } from './sweep.ts'

const clock = holdClock()
let people: Cast
let source: MadeSource
let sandbox: FreshSandbox

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ fields: wireFields })
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
  process.env.PERSONA_API_URL = sandbox.apiUrl
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await db().$executeRaw`delete from pgboss.job`
  await db().step.updateMany({ data: { dueAt: new Date('2100-01-01') } })
})

const submit = async () => (await makeSubmission(source, people.alice)).submissionId
const forget = () => db().$executeRaw`delete from pgboss.job`
const isWaiting = async (id: string) => (await waitingKeys(db(), 'deliver-submission', [id])).has(id)

describe('the sweep wakes a step that is due', () => {
  test('when the queue forgot it, once', async () => {
    const submissionId = await submit()
    expect(await wakeDueSteps()).toBe(0)
    await forget()
    expect(await wakeDueSteps()).toBe(1)
    expect(await isWaiting(submissionId)).toBe(true)
    expect(await wakeDueSteps()).toBe(0)
  })

  test('when its worker was killed and the lease ran out, not before', async () => {
    const submissionId = await submit()
    await forget()
    await leaseStep(submissionId)
    expect(await wakeDueSteps()).toBe(0)
    clock.advance(3 * minute)
    expect(await wakeDueSteps()).toBe(1)
  })

  test('but none that is due later', async () => {
    const submissionId = await submit()
    await forget()
    const dueAt = new Date(clock.now().getTime() + minute)
    await db().step.updateMany({ where: { submissionId }, data: { dueAt } })
    await sweep()
    expect(await isWaiting(submissionId)).toBe(false)
    clock.advanceTo(dueAt)
    await sweep()
    expect(await isWaiting(submissionId)).toBe(true)
  })
})

test('a worker delivers what is submitted while it runs, and what the queue forgot before', async () => {
  const forgotten = await submit()
  await forget()
  const worker = await runWorker(handlers)
  try {
    const fresh = await submit()
    await vi.waitFor(
      async () => expect([await statusOf(forgotten), await statusOf(fresh)]).toEqual(['delivered', 'delivered']),
      { timeout: 15_000, interval: 50 },
    )
    expect(await sandbox.cases()).toHaveLength(2)
  } finally {
    await worker.stop()
  }
})

test('a job too many changes nothing', async () => {
  const submissionId = await submit()
  await Promise.all([1, 2, 3].map(() => handlers['deliver-submission']({ submissionId })))
  await handlers['deliver-submission']({ submissionId })
  expect(await statusOf(submissionId)).toBe('delivered')
  expect(await db().attempt.count({ where: { step: { submissionId } } })).toBe(1)
})
