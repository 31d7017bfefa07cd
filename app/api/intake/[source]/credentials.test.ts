import { describe, expect, test } from 'vitest'
import { operator } from '#lib/actor.ts'
import { requestMarks } from '#lib/auth/request-marks.ts'
import { day } from '#lib/clock.ts'
import { db } from '#lib/db.ts'
import { hashKey } from '#lib/intake/bearer-key.ts'
import { refusalsAMinute } from '#lib/intake/count-refusal.ts'
import { issueKey } from '#lib/intake/issue-key.ts'
import { revokeKey } from '#lib/intake/revoke-key.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { archiveSource, type MadeSource, makeSource } from '#lib/testing/make-source.ts'
import { GET as SEARCH } from '../../alerts/route.ts'
import { POST } from './route.ts'

await freshDatabase()

async function send(slug: string, headers: HeadersInit, body = '{"id":1}') {
  const request = new Request('http://localhost/', { method: 'POST', body, headers })
  const answer = await POST(request, { params: Promise.resolve({ source: slug }) })
  return { status: answer.status, headers: answer.headers, body: await answer.json() }
}

const bearer = (source: MadeSource) => ({ authorization: `Bearer ${source.key}` })
const keyRow = (source: MadeSource) => ({ where: { hash: hashKey(source.key) } })

describe('a credential that isn’t right is 401, and nothing is stored', () => {
  test.each([
    ['none', undefined],
    ['an empty header', ''],
    ['an empty key', 'Bearer '],
    ['another scheme', 'Basic dG06c2VjcmV0'],
    ['a wrong key', 'Bearer cpk_wrong'],
    ['the key without its scheme', 'KEY'],
    ['two keys in one header', 'Bearer KEY, Bearer KEY'],
    ['the key with something behind it', 'Bearer KEY x'],
    ['the hash of the key', 'Bearer HASH'],
  ])('%s', async (_, header) => {
    const source = await makeSource()
    const authorization = header?.replaceAll('KEY', source.key).replace('HASH', hashKey(source.key))
    const answer = await send(source.slug, authorization === undefined ? {} : { authorization })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect(answer.body).toEqual({ problems: [{ path: '', problem: expect.any(String) }] })
    expect(await db().payload.count({ where: { sourceId: source.id } })).toBe(0)
  })

  test('the header sent twice', async () => {
    const source = await makeSource()
    const headers = new Headers(bearer(source))
    headers.append('authorization', `Bearer ${source.key}`)
    expect((await send(source.slug, headers)).status).toBe(401)
  })

  test('another source’s key', async () => {
    const [source, other] = [await makeSource(), await makeSource()]
    expect((await send(source.slug, bearer(other))).status).toBe(401)
  })

  test('a key that was revoked or has run out', async () => {
    const [revoked, expired] = [await makeSource(), await makeSource()]
    const { id } = await db().sourceKey.findUniqueOrThrow(keyRow(revoked))
    expect((await send(revoked.slug, bearer(revoked))).status).toBe(202)
    expect((await revokeKey(operator, { keyId: id })).ok).toBe(true)
    expect((await send(revoked.slug, bearer(revoked))).status).toBe(401)
    await db().sourceKey.update({ ...keyRow(expired), data: { expiresAt: new Date(Date.now() - 1) } })
    expect((await send(expired.slug, bearer(expired))).status).toBe(401)
    await db().sourceKey.update({ ...keyRow(expired), data: { expiresAt: new Date(Date.now() + day) } })
    expect((await send(expired.slug, bearer(expired))).status).toBe(202)
  })

  test('a bearer key where the source asks for something else', async () => {
    const source = await makeSource()
    await db().source.update({ where: { id: source.id }, data: { auth: { kind: 'hmac' } } })
    expect((await send(source.slug, bearer(source))).status).toBe(401)
  })
})

test('a second key works beside the first until it is revoked', async () => {
  const source = await makeSource()
  const second = await issueKey(operator, { source: source.slug, name: 'Standby' })
  if (!second.ok) throw new Error('No key was issued.')
  expect((await send(source.slug, { authorization: `Bearer ${second.value.key}` })).status).toBe(202)
  await revokeKey(operator, { keyId: second.value.keyId })
  expect((await send(source.slug, { authorization: `Bearer ${second.value.key}` })).status).toBe(401)
  expect((await send(source.slug, bearer(source))).status).toBe(200)
})

test.each(['nothing-here', '', '\0', '__proto__'])('an unknown source (%j) is 404', async slug => {
  const source = await makeSource()
  expect((await send(slug, bearer(source))).status).toBe(404)
  expect((await send(slug, {})).status).toBe(404)
})

test('an archived source is 404, for its own key too', async () => {
  const source = await makeSource()
  await archiveSource(source.id)
  expect((await send(source.slug, bearer(source))).status).toBe(404)
})

test('the last use of a key is remembered, at most once a minute', async () => {
  const source = await makeSource()
  await send(source.slug, bearer(source))
  const used = () =>
    db()
      .sourceKey.findUniqueOrThrow(keyRow(source))
      .then(key => key.lastUsedAt)
  await expect.poll(used).not.toBeNull()
  const first = await used()
  await send(source.slug, bearer(source))
  await SEARCH(new Request('http://localhost/?externalId=1', { headers: bearer(source) }))
  expect(await used()).toEqual(first)
})

describe('more refusals a minute from one address than are answered one by one', () => {
  const from = (address: string) => ({ [requestMarks.peer]: address })

  test('are 429 with a time to try again; a right key from there, and other addresses, go on', async () => {
    const source = await makeSource()
    const refused = await Promise.all(
      Array.from({ length: refusalsAMinute }, () => send(source.slug, from('192.0.2.7'))),
    )
    expect(new Set(refused.map(answer => answer.status))).toEqual(new Set([401]))
    const past = await send(source.slug, from('192.0.2.7'))
    expect(past.status).toBe(429)
    expect(Number(past.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(past.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(past.body.problems).toHaveLength(1)
    expect((await send(source.slug, { ...from('192.0.2.7'), ...bearer(source) })).status).toBe(202)
    expect((await send(source.slug, from('192.0.2.8'))).status).toBe(401)
    const search = await SEARCH(new Request('http://localhost/?externalId=1', { headers: from('192.0.2.7') }))
    expect(search.status).toBe(429)
  })
})
