import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import type { PersonaClient } from '../persona/client.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { deliverToEnd, statusOf } from '../testing/deliver-to-end.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { makeSubmission, wireFields } from '../testing/make-submission.ts'
import { closeLostAttempts } from './close-lost-attempts.ts'
import { deliverNextStep } from './deliver-next-step.ts'
import { LeaseLost, leaseStep, leaseTime, writeLeased } from './lease-step.ts'

const clock = holdClock()
let people: Cast
let source: MadeSource
let sandbox: FreshSandbox

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ fields: wireFields })
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await sandbox.control('POST', '/__reset', {})
})

const submit = async () => (await makeSubmission(source, people.alice)).submissionId
const stepOf = (submissionId: string) => db().step.findFirstOrThrow({ where: { submissionId } })
const attemptsOf = (submissionId: string) =>
  db().attempt.findMany({ where: { step: { submissionId } }, orderBy: { number: 'asc' } })

async function lease(submissionId: string) {
  const taken = await leaseStep(submissionId)
  if (!taken) throw new Error('the step was not free')
  return taken
}

/** A client whose answer is known only once another worker has done `meanwhile`. */
function slow(meanwhile: () => Promise<unknown>): PersonaClient {
  return {
    ...sandbox.client,
    call: async call => {
      const answer = await sandbox.client.call(call)
      await meanwhile()
      return answer
    },
  }
}

test('of many workers at once one has the step, until its time is over', async () => {
  const submissionId = await submit()
  const taken = await Promise.all(Array.from({ length: 12 }, () => leaseStep(submissionId)))
  expect(taken.filter(Boolean)).toHaveLength(1)
  expect(await leaseStep(submissionId)).toBeNull()
  clock.advance(leaseTime + 1)
  expect(await leaseStep(submissionId)).not.toBeNull()
})

test('a step that isn’t due, or no longer delivered, is not taken', async () => {
  const submissionId = await submit()
  const { dueAt } = await stepOf(submissionId)
  await db().step.updateMany({ where: { submissionId }, data: { dueAt: new Date(clock.now().getTime() + 60_000) } })
  expect(await leaseStep(submissionId)).toBeNull()
  await db().step.updateMany({ where: { submissionId }, data: { dueAt } })
  await db().submission.update({ where: { id: submissionId }, data: { status: 'held', heldReason: 'refused' } })
  expect(await leaseStep(submissionId)).toBeNull()
})

test('who lost the lease writes nothing any more, neither on the step nor on another’s attempts', async () => {
  const submissionId = await submit()
  const first = await lease(submissionId)
  clock.advance(leaseTime + 1)
  const second = await lease(submissionId)
  const { id: stepId } = await stepOf(submissionId)
  await db().attempt.create({ data: { stepId, number: 1, purpose: 'send', generation: 1, request: {} } })
  const before = await stepOf(submissionId)
  await expect(writeLeased(db(), first, { tries: 9 })).rejects.toThrow(LeaseLost)
  await expect(closeLostAttempts(first)).rejects.toThrow(LeaseLost)
  expect(await stepOf(submissionId)).toEqual(before)
  expect(await attemptsOf(submissionId)).toMatchObject([{ closedAt: null }])
  expect(await closeLostAttempts(second)).toBe(1)
})

test('an answer that comes after another worker took over changes nothing, and there is one case', async () => {
  const submissionId = await submit()
  const takeOver = async () => {
    clock.advance(leaseTime + 1)
    expect(await deliverToEnd(submissionId, sandbox.client, clock)).toBe('delivered')
  }
  expect(await deliverNextStep(submissionId, async () => slow(takeOver))).toBe('wait')
  expect(await statusOf(submissionId)).toBe('delivered')
  expect(await sandbox.cases()).toHaveLength(1)
  expect(await db().case.count({ where: { submissionId } })).toBe(1)
  expect((await attemptsOf(submissionId)).map(attempt => attempt.verdict)).toEqual(['lost', 'created'])
  expect(await db().auditEvent.count({ where: { subjectId: submissionId, event: 'submission.delivered' } })).toBe(1)
})
