import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { storeFile } from '../drafts/store-file.ts'
import type { FileAnswer } from '../templates/answers.ts'
import type { Field } from '../templates/field-types.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { deliverToEnd } from '../testing/deliver-to-end.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { holdClock } from '../testing/hold-clock.ts'
import { makeAlert } from '../testing/make-alert.ts'
import { type MadeSource, makeSource } from '../testing/make-source.ts'
import { submitAgain, wireAnswers, wireFields } from '../testing/make-submission.ts'
import { deliverNextStep } from './deliver-next-step.ts'
import { filesIn, withFiles } from './file-values.ts'
import { submitDraft } from './submit-draft.ts'

const file: FileAnswer = { fileId: 'f1', filename: 'x.pdf', mimeType: 'application/pdf', bytes: 3, sha256: 'aa' }
const fields: Field[] = [
  { key: 'evidence', label: 'Evidence', type: 'file' },
  { key: 'notes', label: 'Notes', type: 'json' },
  { key: 'papers', label: 'Papers', type: 'array', items: { type: 'file' } },
  { key: 'party', label: 'Party', type: 'hash', fields: [{ key: 'id', label: 'ID', type: 'file' }] },
]
const write = ({ filename }: FileAnswer) => ({ filename, data: 'AAAA' })

test('files are written wherever the template has one', () => {
  const written = { filename: 'x.pdf', data: 'AAAA' }
  expect(withFiles(fields, { evidence: file, papers: [file], party: { id: file } }, write)).toEqual({
    evidence: written,
    papers: [written],
    party: { id: written },
  })
})

test('what only looks like a file stays what it is', () => {
  expect(withFiles(fields, { notes: file, other: file }, write)).toEqual({ notes: file, other: file })
  expect(filesIn(fields, { notes: file, evidence: file })).toEqual([file])
})

let people: Cast
let source: MadeSource
let sandbox: FreshSandbox
const clock = holdClock()
beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  source = await makeSource({ fields: [...wireFields, { key: 'evidence', label: 'Evidence', type: 'file' }] })
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 100_000 })
})
afterAll(() => sandbox.close())

const bytes = Buffer.from('three wires, one afternoon')

async function withEvidence(): Promise<{ draftId: string; answer: FileAnswer }> {
  const { draftId } = await makeAlert(source, { answers: wireAnswers() })
  const incoming = { draftId, field: 'evidence', filename: 'trace.txt', mimeType: 'text/plain', bytes }
  const stored = await storeFile(people.alice, incoming)
  if (!stored.ok) throw new Error(JSON.stringify(stored))
  return { draftId, answer: stored.value }
}

async function answerWith(draftId: string, answer: FileAnswer): Promise<void> {
  const draft = await db().draft.findUniqueOrThrow({ where: { id: draftId } })
  const evidence = { value: answer, provenance: { from: 'constant' } }
  await db().draft.update({ where: { id: draftId }, data: { answers: { ...(draft.answers as object), evidence } } })
}

test('a file goes to Persona whole, and into no row but its own', async () => {
  const { draftId, answer } = await withEvidence()
  await answerWith(draftId, answer)
  const submissionId = await submitAgain(draftId, people.alice)
  expect(await deliverToEnd(submissionId, sandbox.client, clock)).toBe('delivered')
  const sent = (await sandbox.requests()).find(request => request.method === 'POST')
  expect(sent?.body).toMatchObject({
    data: { attributes: { fields: { evidence: { filename: 'trace.txt', data: bytes.toString('base64') } } } },
  })
  const attempt = await db().attempt.findFirstOrThrow({ where: { step: { submissionId } } })
  expect(JSON.stringify(attempt.request)).toContain(answer.sha256)
  expect(JSON.stringify(attempt.request)).not.toContain(bytes.toString('base64'))
})

test('a file of another draft is never sent, whatever an answer names', async () => {
  const other = await withEvidence()
  const { draftId } = await makeAlert(source, { answers: wireAnswers() })
  await answerWith(draftId, other.answer)
  expect(await submitDraft(people.alice, { draftId, revision: 1 })).toMatchObject({
    code: 'not-ready',
    problems: [{ path: 'evidence' }],
  })
})

test.each<[string, Partial<FileAnswer>]>([
  ['type', { mimeType: 'application/pdf' }],
  ['size', { bytes: 1 }],
  ['hash', { sha256: '0'.repeat(64) }],
  ['name', { filename: 'another.txt' }],
])('an answer that tells another %s than was stored is refused', async (_what, told) => {
  const { draftId, answer } = await withEvidence()
  await answerWith(draftId, { ...answer, ...told })
  expect(await submitDraft(people.alice, { draftId, revision: 1 })).toMatchObject({
    code: 'not-ready',
    problems: [{ path: 'evidence' }],
  })
})

test('a file that was stored for another field is refused', async () => {
  const { draftId, answer } = await withEvidence()
  await db().storedFile.update({ where: { id: answer.fileId }, data: { field: 'other' } })
  await answerWith(draftId, answer)
  expect(await submitDraft(people.alice, { draftId, revision: 1 })).toMatchObject({ code: 'not-ready' })
})

test('what fails on our side comes back later and keeps no worker busy', async () => {
  const { draftId, answer } = await withEvidence()
  await answerWith(draftId, answer)
  const submissionId = await submitAgain(draftId, people.alice)
  await db().storedFile.delete({ where: { id: answer.fileId } })
  const deliver = () => deliverNextStep(submissionId, async () => sandbox.client)
  await expect(deliver()).rejects.toThrow(/is gone/)
  expect(await deliver()).toBe('wait')
  const step = await db().step.findFirstOrThrow({ where: { submissionId } })
  expect(step).toMatchObject({ status: 'due', tries: 1, leasedBy: null })
  expect(step.dueAt.getTime()).toBeGreaterThan(clock.now().getTime())
})
