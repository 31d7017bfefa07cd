import { beforeAll, describe, expect, it } from 'vitest'
import { worker } from '../actor.ts'
import { db, transaction } from '../db.ts'
import { type Cast, cast } from '../testing/cast.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { appendEvent } from './append-event.ts'
import { type AuditScope, listAuditActors, listAuditEvents, listTimeline } from './queries.ts'
import { auditFilterSchema } from './schema.ts'

let people: Cast

beforeAll(async () => {
  await freshDatabase()
  people = await cast()
  await transaction(async tx => {
    for (let at = 0; at < 9; at++) {
      const kind = at % 3 === 2 ? 'sar' : 'alert'
      await appendEvent(tx, people.alice, 'alert.claimed', {
        subjectId: 'ALR-1',
        alertId: 'ALR-1',
        kind,
        summary: `Event ${at}`,
      })
    }
    await appendEvent(tx, people.ada, 'person.created', {
      subjectId: people.bob.id,
      kind: 'alert',
      summary: 'Added Bob',
    })
    await appendEvent(tx, worker, 'submission.held', { subjectId: 'SUB-1', kind: 'alert', summary: 'Held' })
  })
})

async function walk(actor: Cast['alice'], scope: AuditScope | null, filter = {}, limit = 4) {
  const seen = []
  let after: string | undefined
  do {
    const page = await listAuditEvents(actor, scope, filter, { limit, after })
    if (!page.ok) throw new Error(page.code)
    seen.push(...page.value.rows)
    after = page.value.next ?? undefined
  } while (after)
  return seen
}

describe('the history', () => {
  it('is shown once each, newest first, over pages', async () => {
    const rows = await walk(people.omar, 'everything')
    expect(rows).toHaveLength(11)
    expect(new Set(rows.map(row => row.id)).size).toBe(11)
    expect(rows[0]?.event).toBe('submission.held')
  })
  it('hides filings from bob and what concerns people from analysts', async () => {
    expect((await walk(people.bob, 'work')).map(row => row.summary)).not.toContain('Event 2')
    expect((await walk(people.alice, 'work')).map(row => row.event)).not.toContain('person.created')
    expect((await listTimeline(people.bob, 'ALR-1')).length).toBe(6)
    expect((await listTimeline(people.alice, 'ALR-1')).length).toBe(9)
    expect((await listAuditActors(people.bob, 'work')).map(one => one.name)).not.toContain('Ada Marsh')
  })
  it('is nothing without a scope', async () => {
    expect(await listAuditEvents(people.mallory, null, {}, { limit: 5 })).toMatchObject({ code: 'not-found' })
  })
  it('filters by who, what and on what', async () => {
    expect(await walk(people.omar, 'everything', { who: people.ada.id })).toHaveLength(1)
    expect(await walk(people.omar, 'everything', { event: 'alert' })).toHaveLength(9)
    expect(await walk(people.omar, 'everything', { on: 'SUB-1' })).toHaveLength(1)
    expect(await walk(people.omar, 'everything', { worker: 'hide' })).toHaveLength(10)
  })
  it.each([{ from: '0000-01-01T00:00:00Z' }, { to: '9999-12-31T23:59:59-14:00' }, { who: 'a\0' }, { on: 'a\nb' }])(
    'takes no filter %j that no event can have',
    filter => {
      expect(auditFilterSchema.safeParse(filter).success).toBe(false)
    },
  )

  it('refuses a page marker that isn’t ours', async () => {
    expect(await listAuditEvents(people.omar, 'everything', {}, { limit: 5, after: 'x' })).toMatchObject({
      code: 'invalid',
    })
  })
  it.each([
    ['update', () => db().auditEvent.updateMany({ data: { summary: 'Nothing happened' } })],
    ['delete', () => db().auditEvent.deleteMany()],
    ['truncate', () => db().$executeRawUnsafe('TRUNCATE "audit_event"')],
  ])('can’t be rewritten by %s', async (_, attack) => {
    await expect(attack()).rejects.toThrow()
    expect(await db().auditEvent.count()).toBe(11)
  })
  it('goes with its change: what was rolled back was never told', async () => {
    const failing = transaction(async tx => {
      await appendEvent(tx, people.alice, 'alert.claimed', { subjectId: 'ALR-9', kind: 'alert', summary: 'Claimed' })
      throw new Error('the change failed')
    })
    await expect(failing).rejects.toThrow('the change failed')
    expect(await walk(people.omar, 'everything', { on: 'ALR-9' })).toEqual([])
  })
})
