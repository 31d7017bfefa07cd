import { beforeAll, describe, expect, it } from 'vitest'
import { claimTime } from '../alerts/claim.ts'
import { claimAlert } from '../alerts/claim-alert.ts'
import { clock } from '../clock.ts'
import { db } from '../db.ts'
import { newNumber } from '../number.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { makeAlert } from '../testing/make-alert.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { findReview } from './find-review.ts'
import { submitDraft } from './submit-draft.ts'

let people: Cast
let source: MadeSource
let filings: MadeSource
const fields = [{ key: 'alert_id', label: 'Alert ID', type: 'string' as const, required: true }]

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ fields })
  filings = await makeSource({ kind: 'sar', fields })
})

async function makeUnmapped(): Promise<string> {
  const id = newNumber('ALR')
  const alert = { id, sourceId: source.id, kind: source.kind, externalId: id, dueAt: clock.now() }
  await db().alert.create({ data: alert, select: { id: true } })
  return id
}

describe('the review of an alert', () => {
  it('has no draft before the mapping ran, then its draft, then its submission', async () => {
    const unmapped = await makeUnmapped()
    expect(await findReview(people.alice, unmapped)).toMatchObject({
      alert: { id: unmapped, revision: 1, mappedRevision: 0 },
      draft: null,
      submission: null,
    })
    const answers = { alert_id: { value: 'A-1', provenance: { from: 'path' as const, path: 'id' } } }
    const { id: alertId, draftId } = await makeAlert(source, { answers })
    expect(await findReview(people.omar, alertId)).toMatchObject({ draft: { id: draftId, status: 'open' } })
    const submitted = await submitDraft(people.alice, { draftId, revision: 1 })
    if (!submitted.ok) throw new Error(submitted.code)
    expect(await findReview(people.alice, alertId)).toMatchObject({
      alert: { status: 'submitted' },
      draft: { status: 'submitted' },
      submission: { id: submitted.value.submissionId },
    })
  })

  it('is nothing for who may not see it', async () => {
    const { id: alertId } = await makeAlert(filings)
    expect(await findReview(people.alice, alertId)).not.toBeNull()
    expect(await findReview(people.bob, alertId)).toBeNull()
    expect(await findReview(people.mallory, alertId)).toBeNull()
    expect(await findReview(people.alice, 'ALR-22222222')).toBeNull()
  })

  it('names whose claim has ended, so that it is taken over on purpose', async () => {
    const { id: alertId } = await makeAlert(source)
    await claimAlert(people.alice, { alertId })
    expect((await findReview(people.bob, alertId))?.alert).toMatchObject({
      holder: { id: people.alice.id },
      endedClaim: null,
    })
    const realNow = clock.now
    clock.now = () => new Date(realNow().getTime() + claimTime + 1_000)
    try {
      expect((await findReview(people.bob, alertId))?.alert).toMatchObject({
        holder: null,
        endedClaim: { name: people.alice.name },
      })
    } finally {
      clock.now = realNow
    }
  })
})
