import { beforeAll, describe, expect, test } from 'vitest'
import { operator } from '../actor.ts'
import { db } from '../db.ts'
import { type Cast, cast, expectWho } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { archiveSource, makeSource } from '../testing/make-source.ts'
import { hashKey } from './bearer-key.ts'
import { issueKey } from './issue-key.ts'
import { revokeKey } from './revoke-key.ts'

await freshDatabase()
let people: Cast
beforeAll(async () => {
  people = await cast()
})

const nobodyElse = {
  alice: 'not-found',
  bob: 'not-found',
  carol: 'not-found',
  omar: 'not-found',
  mallory: 'not-found',
} as const

const keysOf = (sourceId: string) => db().sourceKey.findMany({ where: { sourceId }, orderBy: { createdAt: 'asc' } })
const lastEvent = () => db().auditEvent.findFirstOrThrow({ orderBy: { id: 'desc' } })

describe('issuing a key', () => {
  test('shows its text once: the database has the hash, the history its last four characters', async () => {
    const source = await makeSource()
    const issued = await issueKey(people.ada, { source: source.slug, name: 'Primary' })
    if (!issued.ok) throw new Error('No key was issued.')
    const { key, keyId, lastFour } = issued.value
    const row = await db().sourceKey.findUniqueOrThrow({ where: { id: keyId } })
    expect(row).toMatchObject({ hash: hashKey(key), lastFour: key.slice(-4), name: 'Primary', revokedAt: null })
    expect(lastFour).toBe(key.slice(-4))
    const event = await lastEvent()
    expect(event).toMatchObject({ event: 'source.keyIssued', subjectId: source.id, actorId: people.ada.id })
    expect(JSON.stringify([row, { ...event, id: '' }])).not.toContain(key)
  })

  test('is for administrators and the command line', async () => {
    const source = await makeSource()
    await expectWho(people, actor => issueKey(actor, { source: source.slug }), { ada: 'ok', ...nobodyElse })
    expect((await issueKey(operator, { source: source.slug })).ok).toBe(true)
    expect(await keysOf(source.id)).toHaveLength(3)
  })

  test('a source of kind sar is not there for whoever may not read filings', async () => {
    const source = await makeSource({ kind: 'sar' })
    const blind = { ...people.ada, sarRead: false }
    expect(await issueKey(blind, { source: source.slug })).toMatchObject({ code: 'not-found' })
    expect(await revokeKey(blind, { keyId: (await keysOf(source.id))[0]?.id ?? '' })).toMatchObject({
      code: 'not-found',
    })
    expect((await lastEvent()).kind).toBe('sar')
  })

  test('an unknown or archived source is named', async () => {
    const source = await makeSource()
    await archiveSource(source.id)
    for (const slug of ['nothing-here', source.slug]) {
      expect(await issueKey(people.ada, { source: slug })).toMatchObject({
        code: 'not-found',
        problems: [{ path: 'source', problem: expect.stringContaining(slug) }],
      })
    }
  })
})

describe('revoking a key', () => {
  test('ends it once, with its event', async () => {
    const source = await makeSource()
    const keyId = (await keysOf(source.id))[0]?.id ?? ''
    expect(await revokeKey(people.ada, { keyId })).toEqual({ ok: true, value: { keyId } })
    expect((await lastEvent()).event).toBe('source.keyRevoked')
    const [revoked] = await keysOf(source.id)
    expect(revoked?.revokedAt).toBeInstanceOf(Date)
    expect(await revokeKey(people.ada, { keyId })).toMatchObject({ code: 'wrong-state' })
    expect((await keysOf(source.id))[0]).toEqual(revoked)
  })

  test('is for administrators', async () => {
    const source = await makeSource()
    const keyId = (await keysOf(source.id))[0]?.id ?? ''
    await expectWho(people, actor => revokeKey(actor, { keyId }), { ...nobodyElse, ada: 'ok' })
  })

  test('an unknown key is not there', async () => {
    expect(await revokeKey(people.ada, { keyId: 'nothing' })).toMatchObject({ code: 'not-found' })
  })
})
