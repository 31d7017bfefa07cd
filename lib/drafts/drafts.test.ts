import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { worker } from '../actor.ts'
import { claimAlert } from '../alerts/claim-alert.ts'
import { clock, minute } from '../clock.ts'
import { db, transaction } from '../db.ts'
import type { Answers } from '../templates/answers.ts'
import { type Cast, cast, expectWho } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { makeAlert } from '../testing/make-alert.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { closeRestedDraftRuns } from './close-draft-runs.ts'
import { openDraftForAlert } from './open-draft-for-alert.ts'
import { findDraftOfAlert } from './queries.ts'
import { saveDraft } from './save-draft.ts'
import { saveDraftSchema } from './schema.ts'
import { storeFile } from './store-file.ts'

let people: Cast
let source: MadeSource
let filings: MadeSource
const mapped: Answers = {
  alert_id: { value: 'A-1', provenance: { from: 'path', path: 'id' } },
  amount: { value: 86412.5, provenance: { from: 'path', path: 'totals.amount' } },
}

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  const fields = [
    { key: 'alert_id', label: 'Alert ID', type: 'string' as const, required: true },
    { key: 'amount', label: 'Amount', type: 'number' as const, min: 0 },
    { key: 'reason', label: 'Reason', type: 'string' as const, maxLength: 1024 },
    { key: 'proof', label: 'Proof', type: 'file' as const, mimeTypes: ['application/pdf'], maxBytes: 100 },
  ]
  source = await makeSource({ fields })
  filings = await makeSource({ kind: 'sar', fields })
})
afterEach(() => vi.restoreAllMocks())

let alertId: string
let draftId: string
beforeEach(async () => {
  const made = await makeAlert(source, { answers: mapped })
  alertId = made.id
  draftId = made.draftId
})

const draftRow = () => db().draft.findUniqueOrThrow({ where: { id: draftId } })
const changes = (reason: string) => ({ reason: { value: reason } })
const told = (event: string) =>
  db().auditEvent.findMany({ where: { subjectId: draftId, event }, orderBy: { id: 'asc' } })

describe('saving', () => {
  it('keeps what alice wrote with her name, takes her claim, and counts the revision', async () => {
    const saved = await saveDraft(people.alice, { draftId, revision: 1, changes: changes('Owner declined to explain') })
    expect(saved).toMatchObject({ ok: true, value: { revision: 2 } })
    const draft = await findDraftOfAlert(people.bob, alertId, 'alert')
    expect(draft?.answers.reason).toMatchObject({
      value: 'Owner declined to explain',
      provenance: { from: 'person', name: 'Alice Njoroge' },
    })
    expect(draft?.answers.amount).toEqual(mapped.amount)
    expect((await db().alert.findUniqueOrThrow({ where: { id: alertId } })).holderId).toBe(people.alice.id)
  })
  it('keeps half an answer too: checking is the submit’s work', async () => {
    const saved = await saveDraft(people.alice, { draftId, revision: 1, changes: { amount: { value: '86,4' } } })
    expect(saved).toMatchObject({ ok: true })
    expect((await findDraftOfAlert(people.alice, alertId, 'alert'))?.answers.amount?.value).toBe('86,4')
  })
  it('keeps the mapped value as the original, and gives it back', async () => {
    await saveDraft(people.alice, { draftId, revision: 1, changes: { amount: { value: 9 } } })
    await saveDraft(people.alice, { draftId, revision: 2, changes: { amount: { value: 10 } } })
    const changed = await findDraftOfAlert(people.alice, alertId, 'alert')
    expect(changed?.answers.amount).toMatchObject({ value: 10, original: mapped.amount })
    await saveDraft(people.alice, { draftId, revision: 3, changes: { amount: { restore: true } } })
    expect((await findDraftOfAlert(people.alice, alertId, 'alert'))?.answers.amount).toEqual(mapped.amount)
  })
  it('refuses a question that the template doesn’t ask, and keeps nothing of the save', async () => {
    const before = await draftRow()
    const refused = await saveDraft(people.alice, {
      draftId,
      revision: 1,
      changes: { ...changes('x'), colour: { value: 1 } },
    })
    expect(refused).toMatchObject({ code: 'invalid', problems: [{ path: 'colour' }] })
    expect(await draftRow()).toEqual(before)
    expect((await db().alert.findUniqueOrThrow({ where: { id: alertId } })).holderId).toBeNull()
  })
  it('is refused while a colleague holds the alert', async () => {
    await claimAlert(people.bob, { alertId })
    const refused = await saveDraft(people.alice, { draftId, revision: 1, changes: changes('x') })
    expect(refused).toMatchObject({ code: 'alert-held', details: { by: 'Bob Lindqvist' } })
  })
  it('meets a newer revision: nothing is saved, theirs comes back', async () => {
    await saveDraft(people.alice, { draftId, revision: 1, changes: changes('in one tab') })
    const refused = await saveDraft(people.alice, { draftId, revision: 1, changes: changes('in another tab') })
    expect(refused).toMatchObject({
      code: 'draft-changed',
      details: { revision: 2, changedBy: 'Alice Njoroge', answers: { reason: { value: 'in one tab' } } },
    })
    expect((await draftRow()).revision).toBe(2)
  })
  it('lets exactly one of many writers of the same revision through', async () => {
    const saves = Array.from({ length: 6 }, (_, at) =>
      saveDraft(people.alice, { draftId, revision: 1, changes: changes(`writer ${at}`) }),
    )
    const results = await Promise.all(saves)
    expect(results.filter(result => result.ok)).toHaveLength(1)
    expect((await draftRow()).revision).toBe(2)
  })
  it('is refused beyond 1 MiB, before anything is kept', async () => {
    const refused = await saveDraft(people.alice, { draftId, revision: 1, changes: changes('x'.repeat(1_100_000)) })
    expect(refused).toMatchObject({ code: 'too-large' })
    expect((await draftRow()).revision).toBe(1)
  })
  it('whoever may', async () => {
    const save = async (actor: Cast['alice'], from: MadeSource) => {
      const made = await makeAlert(from)
      return saveDraft(actor, { draftId: made.draftId, revision: 1, changes: changes('x') })
    }
    const usual = {
      ada: 'not-found',
      alice: 'ok',
      bob: 'ok',
      carol: 'ok',
      omar: 'not-found',
      mallory: 'not-found',
    } as const
    await expectWho(people, actor => save(actor, source), usual)
    await expectWho(people, actor => save(actor, filings), { ...usual, bob: 'not-found' })
  })
})

describe('new content under a draft', () => {
  const remap = (answers: Answers, mappedRevision: number) =>
    transaction(tx =>
      openDraftForAlert(tx, worker, {
        alertId,
        templateId: source.templateId,
        templateVersionId: 'kept as it was begun',
        kind: 'alert',
        answers,
        problems: [],
        mappedRevision,
      }),
    )
  it('follows the mapping, but never over what a person wrote', async () => {
    await saveDraft(people.alice, { draftId, revision: 1, changes: { amount: { value: 1 } } })
    await remap(
      {
        ...mapped,
        alert_id: { value: 'A-2', provenance: { from: 'path', path: 'id' } },
        amount: { value: 7, provenance: { from: 'path', path: 'totals.amount' } },
      },
      2,
    )
    const draft = await findDraftOfAlert(people.alice, alertId, 'alert')
    expect(draft?.answers.alert_id?.value).toBe('A-2')
    expect(draft?.answers.amount).toMatchObject({ value: 1, original: { value: 7 } })
    expect(draft?.revision).toBe(3)
    expect(await told('draft.mapped')).toHaveLength(1)
  })
  it('mapped twice from the same content changes nothing', async () => {
    await remap(mapped, 1)
    expect((await draftRow()).revision).toBe(1)
  })
  it('an older mapping that comes late is not laid over a newer one', async () => {
    await remap({ alert_id: { value: 'A-3', provenance: { from: 'constant' } } }, 3)
    await remap({ alert_id: { value: 'A-2', provenance: { from: 'constant' } } }, 2)
    expect((await findDraftOfAlert(people.alice, alertId, 'alert'))?.answers.alert_id?.value).toBe('A-3')
  })
})

describe('what the history says of writing', () => {
  it('is one event per field once it rested for a minute, from the first value to the last', async () => {
    await saveDraft(people.alice, { draftId, revision: 1, changes: changes('O') })
    await saveDraft(people.alice, { draftId, revision: 2, changes: { ...changes('Ow'), amount: { value: 5 } } })
    await closeRestedDraftRuns()
    expect(await told('draft.changed')).toHaveLength(0)
    vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 2 * minute))
    await Promise.all([closeRestedDraftRuns(), closeRestedDraftRuns()])
    const events = await told('draft.changed')
    expect(events).toMatchObject([
      { actorId: people.alice.id, before: { reason: null }, after: { reason: 'Ow' } },
      { before: { amount: 86412.5 }, after: { amount: 5 } },
    ])
  })
  it('comes at once when one leaves', async () => {
    await saveDraft(people.alice, { draftId, revision: 1, changes: changes('Going home'), leaving: true })
    expect(await told('draft.changed')).toHaveLength(1)
  })
  it('loses no run, whatever the order of writing and closing', async () => {
    const steps = fc.array(fc.constantFrom('write', 'rest'), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(steps, async order => {
        const made = await makeAlert(source)
        let revision = 1
        for (const step of order) {
          if (step === 'rest') {
            vi.spyOn(clock, 'now').mockReturnValue(new Date(Date.now() + 2 * minute))
            await closeRestedDraftRuns()
            vi.restoreAllMocks()
          } else {
            await saveDraft(people.alice, { draftId: made.draftId, revision, changes: changes(`text ${revision}`) })
            revision += 1
          }
        }
        await saveDraft(people.alice, { draftId: made.draftId, revision, changes: changes('end'), leaving: true })
        const events = await db().auditEvent.findMany({
          where: { subjectId: made.draftId, event: 'draft.changed' },
          orderBy: { id: 'asc' },
        })
        const chain = events.map(
          event => [event.before, event.after] as [{ reason: string | null }, { reason: string }],
        )
        expect(chain.at(-1)?.[1].reason).toBe('end')
        chain.forEach(([before], at) => {
          expect(before.reason).toBe(at === 0 ? null : chain[at - 1]?.[1].reason)
        })
      }),
      { numRuns: 12 },
    )
  })
})

describe('a filing of an alert', () => {
  it('changes nothing of the alert while it is written', async () => {
    const filing = await makeAlert(filings, { answers: mapped })
    await db().draftAlert.create({ data: { draftId: filing.draftId, alertId, kind: 'sar' } })
    const read = () => db().alert.findUniqueOrThrow({ where: { id: alertId } })
    const before = await read()
    const saved = await saveDraft(people.carol, { draftId: filing.draftId, revision: 1, changes: changes('Layering') })
    expect(saved).toMatchObject({ ok: true })
    const proof = { field: 'proof', filename: 'a.pdf', mimeType: 'application/pdf', bytes: new Uint8Array(3) }
    expect(await storeFile(people.carol, { draftId: filing.draftId, ...proof })).toMatchObject({ ok: true })
    expect(await read()).toEqual(before)
    const seen = await db().auditEvent.findMany({ where: { alertId, kind: 'alert', event: 'alert.claimed' } })
    expect(seen).toEqual([])
  })
})

it('keeps half a character as a mark for it, in values, keys and places', async () => {
  const input = { value: { 'k\ud800': ['v\udc00'] }, path: 'p\ud800' }
  const parsed = saveDraftSchema.parse({ draftId, revision: 1, changes: { reason: input } })
  const saved = await saveDraft(people.alice, parsed)
  expect(saved).toMatchObject({ ok: true, value: { revision: 2 } })
  const { answers } = await draftRow()
  expect(answers).toMatchObject({ reason: { value: { 'k\ufffd': ['v\ufffd'] }, provenance: { path: 'p\ufffd' } } })
})

describe('files', () => {
  const pdf = (bytes: number, mimeType = 'application/pdf') => ({
    draftId,
    field: 'proof',
    filename: 'invoice.pdf',
    mimeType,
    bytes: new Uint8Array(bytes).fill(7),
  })
  it('are kept byte for byte and named by their hash', async () => {
    const stored = await storeFile(people.alice, pdf(20))
    expect(stored).toMatchObject({ ok: true, value: { filename: 'invoice.pdf', bytes: 20 } })
    const row = await db().storedFile.findFirstOrThrow({ where: { draftId } })
    expect(Buffer.from(row.bytes)).toEqual(Buffer.alloc(20, 7))
  })
  it.each([
    ['too large', () => pdf(101)],
    ['of another type', () => pdf(20, 'text/html')],
    ['empty', () => pdf(0)],
  ])('are refused on their field when %s', async (_, file) => {
    expect(await storeFile(people.alice, file())).toMatchObject({
      code: 'invalid',
      problems: [{ path: expect.stringMatching(/^proof/) }],
    })
    expect(await db().storedFile.count({ where: { draftId } })).toBe(0)
  })
})
