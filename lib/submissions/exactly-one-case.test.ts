import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hour, minute } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { createCase } from '../persona/cases.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { deliverToEnd, statusOf } from '../testing/deliver-to-end.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { makeAlert } from '../testing/make-alert.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { wireAnswers, wireFields } from '../testing/make-submission.ts'
import { buildCaseRequest } from './build-case-request.ts'
import { deliverNextStep } from './deliver-next-step.ts'
import { leaseStep } from './lease-step.ts'
import { openAttempt } from './open-attempt.ts'
import { readStep } from './read-step.ts'
import { retrySubmission } from './retry-submission.ts'
import { returnToDraft } from './return-to-draft.ts'
import { nextMove } from './step-machine.ts'
import { submitDraft } from './submit-draft.ts'

const clock = holdClock()
let people: Cast
let source: MadeSource
let sandbox: FreshSandbox

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ fields: wireFields })
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 1_000_000 })
})
afterAll(() => sandbox.close())

const post = { match: { method: 'POST', path: '/cases' } }
const list = { match: { method: 'GET', path: '/cases' } }

type Story = { draftId: string; value: string }
type Command = (story: Story) => Promise<unknown>

const connect = async () => sandbox.client
const newest = (story: Story) =>
  db().submission.findFirst({ where: { draftId: story.draftId }, orderBy: { submittedAt: 'desc' } })
const onNewest =
  (work: (submissionId: string) => Promise<unknown>): Command =>
  async story => {
    const submission = await newest(story)
    if (submission) await work(submission.id)
  }

async function submit(story: Story): Promise<void> {
  const { revision } = await db().draft.findUniqueOrThrow({ where: { id: story.draftId } })
  await submitDraft(people.alice, { draftId: story.draftId, revision })
}

/** A worker that is killed after its request arrived: the attempt stays open, the case is made, nobody read the answer. */
async function dieAfterSending(submissionId: string): Promise<void> {
  const lease = await leaseStep(submissionId)
  if (!lease) return
  const step = await readStep(lease)
  const move = nextMove(step.facts, clock.now())
  if (move.is !== 'send') return
  const idempotencyKey = `${submissionId}-case-${move.generation}`
  const { sent } = await buildCaseRequest(step.submission, idempotencyKey)
  const request = { method: 'POST', path: '/cases', headers: {}, body: null } as const
  await openAttempt(lease, { ...step.facts, ...move }, { purpose: 'send', idempotencyKey, request })
  await createCase(sandbox.client, sent)
}

const acts: Record<string, Command> = {
  move: onNewest(id => deliverNextStep(id, connect)),
  'move by three workers at once': onNewest(id => Promise.all([1, 2, 3].map(() => deliverNextStep(id, connect)))),
  'go on to the end': onNewest(id => deliverToEnd(id, sandbox.client, clock)),
  'die after sending': onNewest(dieAfterSending),
  'die before sending': onNewest(leaseStep),
  submit,
  'submit twice at once': story => Promise.all([submit(story), submit(story)]),
  retry: onNewest(submissionId => retrySubmission(people.ada, { submissionId })),
  return: onNewest(submissionId => returnToDraft(people.alice, { submissionId })),
  'three minutes pass': async () => clock.advance(3 * minute),
  'a day passes': async () => clock.advance(23.5 * hour),
}

const faults: Record<string, () => Promise<unknown>> = {
  '500 after': () => sandbox.fault({ ...post, status: 500, when: 'after' }),
  '500 before': () => sandbox.fault({ ...post, status: 500 }),
  '502 of a gateway, after': () => sandbox.fault({ ...post, status: 502, html: true, stored: false, when: 'after' }),
  'breaks after': () => sandbox.fault({ ...post, drop: true, when: 'after' }),
  'breaks before': () => sandbox.fault({ ...post, drop: true }),
  '401': () => sandbox.fault({ ...post, status: 401, stored: false }),
  '403': () => sandbox.fault({ ...post, status: 403, stored: false }),
  '403 kept': () => sandbox.fault({ ...post, status: 403 }),
  '409': () => sandbox.fault({ ...post, status: 409, stored: false }),
  '422': () => sandbox.fault({ ...post, status: 422 }),
  '429': () => sandbox.fault({ ...post, status: 429 }),
  'list 401': () => sandbox.fault({ ...list, status: 401 }),
  'list 500': () => sandbox.fault({ ...list, status: 500 }),
}

/** One turn: perhaps Persona is about to misbehave, then somebody does something; mostly the worker. */
const turn = fc.record({
  fault: fc.option(fc.constantFrom(...Object.keys(faults)), { freq: 3, nil: 'none' }),
  act: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom('move', 'go on to the end', 'die after sending') },
    { weight: 4, arbitrary: fc.constantFrom(...Object.keys(acts)) },
    { weight: 2, arbitrary: fc.constantFrom('retry', 'return') },
  ),
})

async function casesOf(story: Story): Promise<number> {
  const cases = await sandbox.cases()
  return cases.filter(each => JSON.stringify(each.attributes.fields.alert_id).includes(`"${story.value}"`)).length
}

/** Whatever happened: people and workers go on until the case is there. */
async function bringHome(story: Story): Promise<void> {
  await sandbox.control('DELETE', '/__faults')
  for (let round = 0; round < 10; round++) {
    await submit(story)
    const submission = await newest(story)
    const status = submission ? await deliverToEnd(submission.id, sandbox.client, clock) : 'none'
    if (status === 'delivered') return
    if (submission && status.startsWith('held')) await retrySubmission(people.ada, { submissionId: submission.id })
  }
}

test('whatever people, workers and Persona do, there is never a second case, and in the end there is one', async () => {
  const story = fc.asyncProperty(fc.array(turn, { minLength: 2, maxLength: 8 }), async turns => {
    await sandbox.control('POST', '/__reset', {})
    const answers = wireAnswers()
    const { draftId } = await makeAlert(source, { answers })
    const told = { draftId, value: String(answers.alert_id?.value) }
    await submit(told)
    for (const { fault, act } of turns) {
      await faults[fault]?.()
      await acts[act]?.(told)
      expect(await casesOf(told), act).toBeLessThanOrEqual(1)
    }
    await bringHome(told)
    const submission = await newest(told)
    expect(submission && (await statusOf(submission.id))).toBe('delivered')
    expect(await casesOf(told)).toBe(1)
    expect(await db().case.count({ where: { submission: { draftId } } })).toBe(1)
  })
  await fc.assert(story, { numRuns: Number(process.env.RUNS ?? 12) })
}, 600_000)
