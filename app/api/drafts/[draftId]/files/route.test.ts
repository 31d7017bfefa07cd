import { beforeAll, describe, expect, it } from 'vitest'
import { claimAlert } from '#lib/alerts/claim-alert.ts'
import { answerAuth } from '#lib/auth/answer-auth.ts'
import { db } from '#lib/db.ts'
import { type Cast, cast, castPassword } from '#lib/testing/cast.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { makeAlert } from '#lib/testing/make-alert.ts'
import { makeSource } from '#lib/testing/make-source.ts'
import { POST } from './route.ts'

const here = 'http://localhost:3000'
const pdf = new TextEncoder().encode('%PDF-1.7 a report')
const common = { host: 'localhost:3000', origin: here, 'x-caseport-peer': '192.0.2.30', 'x-request-id': 'r1' }

let people: Cast
let draftId: string
let alertId: string
const cookies: Partial<Record<keyof Cast, string>> = {}

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  const proof = { key: 'proof', label: 'Proof', type: 'file' as const, mimeTypes: ['application/pdf'], maxBytes: 100 }
  const source = await makeSource({ fields: [proof] })
  const alert = await makeAlert(source)
  alertId = alert.id
  draftId = alert.draftId
  for (const name of ['alice', 'bob', 'omar'] as const) cookies[name] = await signIn(name)
})

async function signIn(name: string): Promise<string> {
  const body = JSON.stringify({ email: `${name}@cast.test`, password: castPassword })
  const answer = await answerAuth(
    new Request(`${here}/api/auth/sign-in/email`, { method: 'POST', headers: common, body }),
  )
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}

type Sent = { as?: keyof Cast; headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer>; field?: string }

async function send({ as = 'alice', headers = {}, body = pdf, field = 'proof' }: Sent = {}) {
  const given = {
    ...common,
    cookie: cookies[as] ?? '',
    'content-type': 'application/pdf',
    'x-filename': encodeURIComponent('Bericht – Ravensworth.pdf'),
    ...headers,
  }
  const request = new Request(`${here}/api/drafts/${draftId}/files?field=${field}`, {
    method: 'POST',
    headers: given,
    body,
  })
  const answer = await POST(request, { params: Promise.resolve({ draftId }) })
  return { status: answer.status, body: await answer.json() }
}

describe('the door for files', () => {
  it('keeps a file byte for byte and answers what names it', async () => {
    const { status, body } = await send()
    expect(status).toBe(200)
    expect(body).toMatchObject({ filename: 'Bericht – Ravensworth.pdf', mimeType: 'application/pdf', bytes: 17 })
    const stored = await db().storedFile.findUniqueOrThrow({ where: { id: body.fileId } })
    expect(new Uint8Array(stored.bytes)).toEqual(pdf)
    expect(stored.sha256).toBe(body.sha256)
  })

  it.each([
    ['signed out', { headers: { cookie: '' } }, 401],
    ['from another site', { headers: { origin: 'https://evil.test' } }, 403],
    ['an auditor', { as: 'omar' as const }, 404],
    ['for a field that isn’t asked', { field: 'reason' }, 422],
    ['of a type that the field doesn’t take', { headers: { 'content-type': 'image/png' } }, 422],
    ['without a type', { headers: { 'content-type': '' } }, 422],
    ['larger than the field takes', { body: new Uint8Array(101) }, 422],
    ['larger than any file', { body: new Uint8Array(10_500_001) }, 413],
    ['empty', { body: new Uint8Array(0) }, 422],
    ['without a name', { headers: { 'x-filename': '' } }, 422],
    ['with a path in its name', { headers: { 'x-filename': '..%2F..%2Fetc' } }, 422],
    ['with a name that turns around', { headers: { 'x-filename': 'report%E2%80%AEfdp.exe' } }, 422],
    ['with a name that can’t be read', { headers: { 'x-filename': '%E0%A4%A' } }, 422],
  ] satisfies [string, Sent, number][])('refuses one %s, and keeps nothing', async (_, sent, status) => {
    const before = await db().storedFile.count()
    const answer = await send(sent)
    expect(answer.status).toBe(status)
    expect(answer.body.problems).not.toEqual([])
    expect(await db().storedFile.count()).toBe(before)
  })

  it('refuses one while a colleague holds the alert', async () => {
    await claimAlert(people.alice, { alertId })
    const answer = await send({ as: 'bob' })
    expect(answer).toMatchObject({ status: 409, body: { code: 'alert-held' } })
  })
})
