import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { deliverToEnd, statusOf } from '../testing/deliver-to-end.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { makeSubmission, wireFields } from '../testing/make-submission.ts'
import { type CrashPoint, crashPoint, crashPoints } from './crash-point.ts'
import { deliverNextStep } from './deliver-next-step.ts'

const clock = holdClock()
let people: Cast
let source: MadeSource
let sandbox: FreshSandbox
let databaseUrl: string

beforeAll(async () => {
  databaseUrl = (await freshDatabase()).url
  people = await cast()
  source = await makeSource({ fields: wireFields })
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await sandbox.control('POST', '/__reset', {})
})

const script = path.resolve(import.meta.dirname, '../testing/deliver-process.ts')
const submit = async () => (await makeSubmission(source, people.alice)).submissionId

/** A real worker process; resolves to the signal that ended it, or null when it ended by itself. */
async function workerProcess(submissionId: string, crashAt?: CrashPoint): Promise<NodeJS.Signals | null> {
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'test', CASEPORT_CRASH_AT: crashAt }
  const args = ['--disable-warning=ExperimentalWarning', script, submissionId, databaseUrl, sandbox.apiUrl]
  const child = spawn(process.execPath, [...args, String(clock.ahead())], {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [code, signal] = await once(child, 'exit')
  if (code) throw new Error(`the worker ended with ${code}`)
  return signal
}

/** The lease of the killed worker has to run out before another may go on. */
async function passLease(submissionId: string): Promise<void> {
  const { leasedUntil } = await db().step.findFirstOrThrow({ where: { submissionId } })
  if (leasedUntil) clock.advanceTo(leasedUntil)
}

async function expectOneCase(submissionId: string): Promise<void> {
  expect(await statusOf(submissionId)).toBe('delivered')
  const cases = await sandbox.cases()
  expect(cases).toHaveLength(1)
  expect(await db().case.findMany({ where: { submissionId }, select: { id: true } })).toEqual([{ id: cases[0]?.id }])
  expect(await db().attempt.count({ where: { step: { submissionId }, closedAt: null } })).toBe(0)
}

describe('kill -9 of a worker leaves exactly one case', { timeout: 120_000 }, () => {
  test.each(crashPoints)('at %s', async point => {
    const submissionId = await submit()
    expect(await workerProcess(submissionId, point)).toBe('SIGKILL')
    await passLease(submissionId)
    expect(await deliverToEnd(submissionId, sandbox.client, clock)).toBe('delivered')
    await expectOneCase(submissionId)
  })

  test('twice, with a third process that goes on', async () => {
    const submissionId = await submit()
    for (const point of ['after-open', 'after-call'] as const) {
      expect(await workerProcess(submissionId, point)).toBe('SIGKILL')
      await passLease(submissionId)
    }
    expect(await workerProcess(submissionId)).toBeNull()
    await expectOneCase(submissionId)
  })

  test('when the answer was a 500 after the case was made', async () => {
    await sandbox.fault({ match: { method: 'POST', path: '/cases' }, status: 500, when: 'after' })
    const submissionId = await submit()
    expect(await workerProcess(submissionId, 'after-call')).toBe('SIGKILL')
    await passLease(submissionId)
    expect(await deliverToEnd(submissionId, sandbox.client, clock)).toBe('delivered')
    await expectOneCase(submissionId)
  })

  test('when nobody comes back for two days, so that the key is too old to be trusted', async () => {
    const submissionId = await submit()
    expect(await workerProcess(submissionId, 'after-call')).toBe('SIGKILL')
    clock.advance(23.5 * 3_600_000)
    expect(await deliverToEnd(submissionId, sandbox.client, clock)).toBe('delivered')
    await expectOneCase(submissionId)
    expect(await db().case.findFirst({ where: { submissionId } })).toMatchObject({ adopted: true })
  })
})

describe('several workers at once', () => {
  test('one of them sends, the others step back', async () => {
    const submissionId = await submit()
    const connect = async () => sandbox.client
    const moved = await Promise.all(Array.from({ length: 6 }, () => deliverNextStep(submissionId, connect)))
    expect(moved.filter(each => each === 'done').length).toBeGreaterThanOrEqual(1)
    await expectOneCase(submissionId)
    expect((await sandbox.requests()).filter(request => request.method === 'POST')).toHaveLength(1)
  })

  test('a worker that lost its lease while it waited for the answer writes nothing over its successor', async () => {
    await sandbox.fault({ match: { method: 'POST', path: '/cases' }, delayMs: 300, when: 'after' })
    const submissionId = await submit()
    const slow = deliverNextStep(submissionId, async () => sandbox.client)
    await expect.poll(() => db().attempt.count({ where: { step: { submissionId } } })).toBe(1)
    await passLease(submissionId)
    expect(await deliverToEnd(submissionId, sandbox.client, clock)).toBe('delivered')
    expect(['wait', 'done']).toContain(await slow)
    await expectOneCase(submissionId)
    const [first] = await db().attempt.findMany({ where: { step: { submissionId } }, orderBy: { number: 'asc' } })
    expect(first?.verdict).toBe('lost')
  })
})

test('nothing crashes outside tests', () => {
  const before = { ...process.env }
  Object.assign(process.env, { NODE_ENV: 'production', CASEPORT_CRASH_AT: 'before-open' })
  expect(() => crashPoint('before-open')).not.toThrow()
  process.env = before
})
