import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clock, hour } from '#lib/clock.ts'
import { createCase } from '../persona/cases.ts'
import type { PersonaClient } from '../persona/client.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { lookForCase } from './look-for-case.ts'

let sandbox: FreshSandbox
beforeAll(async () => {
  sandbox = await freshSandbox({ openTemplates: true, rateLimit: 1_000_000 })
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await sandbox.control('POST', '/__reset', {})
})

const caseTemplateId = 'ctmpl_abc123'
const onward = async () => null
const look = (value: string, beforePage: () => Promise<Date | null> = onward, client = sandbox.client, since = now()) =>
  lookForCase(client, { caseTemplateId, values: [{ field: 'alert_id', value }], since }, beforePage)
const now = () => clock.now()

async function make(...values: string[]) {
  for (const value of values) {
    await createCase(sandbox.client, { caseTemplateId, fields: { alert_id: value }, idempotencyKey: `key-${value}` })
  }
}

describe('walking the list', () => {
  test('finds the case by its value, and only by it', async () => {
    await make('A-1', 'A-2', 'A-11')
    const found = await look('A-1')
    expect(found).toMatchObject({ compared: 3, complete: true, stopped: null })
    expect(found.matches).toHaveLength(1)
    expect((await look('A-3')).matches).toEqual([])
  })

  test('reads every page', async () => {
    await make(...Array.from({ length: 205 }, (_, index) => `A-${index}`))
    const found = await look('A-0')
    expect(found).toMatchObject({ pages: 3, compared: 205, complete: true })
    expect(found.matches).toHaveLength(1)
  })

  test('stops where our own limit says so, and says until when', async () => {
    await make(...Array.from({ length: 105 }, (_, index) => `A-${index}`))
    const until = new Date(now().getTime() + 1_000)
    let pages = 0
    const found = await look('A-0', async () => (pages++ === 1 ? until : null))
    expect(found).toMatchObject({ pages: 1, slot: until, complete: false, matches: [] })
  })

  test('stops at cases that are older than the submission by an hour', async () => {
    await make('A-1')
    const later = new Date(now().getTime() + 2 * hour)
    expect(await look('A-1', onward, sandbox.client, later)).toMatchObject({ compared: 0, matches: [], complete: true })
  })

  test('counts what it can’t compare', async () => {
    await make('A-1')
    const hiding = blockList(sandbox.client, attributes => ({ ...attributes, fields: null }))
    expect(await look('A-1', onward, hiding)).toMatchObject({ unreadable: [{ type: 'case' }], matches: [] })
    const redacted = blockList(sandbox.client, attributes => ({ ...attributes, fields: {}, 'redacted-at': 'today' }))
    expect(await look('A-1', onward, redacted)).toMatchObject({ unreadable: [{ type: 'case' }], matches: [] })
    const withoutIt = blockList(sandbox.client, attributes => ({ ...attributes, fields: { amount: 5 } }))
    expect(await look('A-1', onward, withoutIt)).toMatchObject({ unreadable: [{ type: 'case' }], matches: [] })
  })

  test('finds what carries any of several values', async () => {
    await make('A-1', 'A-2', 'A-3')
    const values = ['A-1', 'A-3', 'A-9'].map(value => ({ field: 'alert_id', value }))
    const found = await lookForCase(sandbox.client, { caseTemplateId, values, since: now() }, onward)
    expect(found.matches).toHaveLength(2)
  })

  test('goes on without the time of creation', async () => {
    await make('A-1', 'A-2')
    const timeless = blockList(sandbox.client, attributes => ({ ...attributes, 'created-at': null }))
    expect(await look('A-1', onward, timeless)).toMatchObject({ compared: 2, complete: true })
  })

  test('brings the answer that ended it', async () => {
    await sandbox.fault({ match: { method: 'GET', path: '/cases' }, status: 403 })
    expect(await look('A-1')).toMatchObject({ stopped: { is: 'answered', status: 403 }, complete: false })
  })
})

/** What a key with a block-list would be shown. */
function blockList(
  client: PersonaClient,
  hide: (attributes: Record<string, unknown>) => Record<string, unknown>,
): PersonaClient {
  return {
    ...client,
    call: async call => {
      const answer = await client.call(call)
      if (answer.is !== 'answered') return answer
      const body = answer.body as { data: { attributes: Record<string, unknown> }[] }
      const data = body.data.map(each => ({ ...each, attributes: hide(each.attributes) }))
      return { ...answer, body: { ...body, data } }
    },
  }
}
