import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db } from '../db.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { makeSource } from '../testing/make-source.ts'
import { findSourceWithKey } from './queries.ts'
import { receiveAlert } from './receive-alert.ts'
import { type Sender, senderOf } from './sender.ts'

await freshDatabase()

/** What a sender may believe: per external id the contents in the order in which they were first seen. */
type Model = Map<string, string[]>
type Send = { id: string | number; content: string; spaces: string }

function expectedOf(model: Model, { id, content }: Send): 'accepted' | 'duplicate' | 'updated' {
  const key = String(id)
  const seen = model.get(key)
  // The number 1 and the text "1" are one id, and two contents.
  const whole = JSON.stringify([id, content])
  if (!seen) {
    model.set(key, [whole])
    return 'accepted'
  }
  if (seen.includes(whole)) return 'duplicate'
  seen.push(whole)
  return 'updated'
}

async function newSender(): Promise<Sender> {
  const { slug } = await makeSource()
  const found = await findSourceWithKey(slug, '')
  if (!found) throw new Error('The source is gone.')
  return senderOf(found.source, {})
}

async function deliver(sender: Sender, { id, content, spaces }: Send) {
  const body = `{${spaces}"content":${JSON.stringify(content)},"id":${JSON.stringify(id)}${spaces}}`
  const received = await receiveAlert(sender, Buffer.from(body), new Headers())
  if (!received.ok) throw new Error(received.code)
  return received.value
}

async function contentsOf(sender: Sender): Promise<Model> {
  const alerts = await db().alert.findMany({
    where: { sourceId: sender.source.id },
    select: { externalId: true, revision: true, payloads: { orderBy: { revision: 'asc' } } },
  })
  return new Map(
    alerts.map(alert => {
      expect(alert.payloads.map(payload => payload.revision)).toEqual(alert.payloads.map((_, index) => index + 1))
      expect(alert.revision).toBe(alert.payloads.length)
      const contents = alert.payloads.map(payload => JSON.parse(Buffer.from(payload.bytes).toString()))
      return [alert.externalId, contents.map(({ id, content }) => JSON.stringify([id, content]))]
    }),
  )
}

const sends = fc.array(
  fc.record({
    id: fc.constantFrom<string | number>('a', '1', 1, 'ä', '__proto__'),
    content: fc.constantFrom('A', 'B', '<script>', '\u202e'),
    spaces: fc.constantFrom('', ' ', '\n\t'),
  }),
  { minLength: 1, maxLength: 14 },
)

test('whatever is sent in whatever order, every alert has each of its contents once', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(sends, async sequence => {
      const sender = await newSender()
      const model: Model = new Map()
      for (const send of sequence) {
        const received = await deliver(sender, send)
        expect(received.status).toBe(expectedOf(model, send))
      }
      expect(await contentsOf(sender)).toEqual(model)
    }),
    { numRuns: 25 },
  )
})

test('sent at once it comes to the same alerts and contents', { timeout: 90_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(sends, async sequence => {
      const sender = await newSender()
      const received = await Promise.all(sequence.map(send => deliver(sender, send)))
      const model: Model = new Map()
      for (const send of sequence) expectedOf(model, send)
      const kept = await contentsOf(sender)
      const sorted = (from: Model) => [...from].map(([id, contents]) => [id, contents.toSorted()]).toSorted()
      expect(sorted(kept)).toEqual(sorted(model))
      expect(received.filter(({ status }) => status === 'accepted')).toHaveLength(model.size)
    }),
    { numRuns: 25 },
  )
})
