import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { freshSandbox } from '#lib/testing/fresh-sandbox.ts'
import { type CaseResource, createWireCase, refusalIn, resetToWire, type wireCase } from '#lib/testing/wire-cases.ts'

const sandbox = await freshSandbox({ rateLimit: 100_000 })
const { ask } = sandbox
afterAll(() => sandbox.close())
beforeEach(() => resetToWire(sandbox))

const create = (...given: Parameters<typeof wireCase>) => createWireCase(sandbox, ...given)

describe('listing', () => {
  const page = async (query: string) => (await ask('GET', `/cases?${query}`)).body as Page
  type Page = { data: CaseResource[]; links: { prev: string | null; next: string | null } }
  const names = (list: Page) => list.data.map(each => each.attributes.name)
  const make = async (count: number) => {
    for (let number = 1; number <= count; number += 1) await create({ alert_id: `A-${number}` })
  }

  it('gives ten, newest first, with host-relative links', async () => {
    await make(12)
    const first = await page('')
    expect(names(first)).toEqual([
      'WIRE-12',
      'WIRE-11',
      'WIRE-10',
      'WIRE-9',
      'WIRE-8',
      'WIRE-7',
      'WIRE-6',
      'WIRE-5',
      'WIRE-4',
      'WIRE-3',
    ])
    expect(first.links).toEqual({ prev: null, next: `/api/v1/cases?page%5Bafter%5D=${first.data[9]?.id}` })
    const second = await page(first.links.next?.split('?')[1] ?? '')
    expect(names(second)).toEqual(['WIRE-2', 'WIRE-1'])
    expect(second.links.next).toBeNull()
    const back = await page(second.links.prev?.split('?')[1] ?? '')
    expect(names(back)).toEqual(names(first))
    expect(back.links.prev).toBeNull()
  })

  it('gives an empty page where there is nothing', async () => {
    expect(await page('')).toEqual({ data: [], links: { prev: null, next: null } })
  })

  it('filters by template, status in any case, and what is attached', async () => {
    await sandbox.template('ctmpl_sar', { name: 'SAR', key: 'SAR', 'initial-status': 'Under Review' })
    await create({ alert_id: 'A-1' }, {}, { 'object-ids': ['act_1', 'inq_1', 'rep_1'] })
    await create({}, { 'case-template-id': 'ctmpl_sar' })
    const filtered = async (filter: string) => names(await page(filter))
    expect(await filtered('filter[case-template-id]=ctmpl_sar')).toEqual(['SAR-1'])
    expect(await filtered('filter[status]=under%20review')).toEqual(['SAR-1'])
    expect(await filtered('filter[account-id]=act_1')).toEqual(['WIRE-1'])
    expect(await filtered('filter[inquiry-id]=inq_1')).toEqual(['WIRE-1'])
    expect(await filtered('filter[report-id]=rep_1')).toEqual(['WIRE-1'])
    expect(await filtered('filter[reference-id]=x')).toEqual([])
    expect(await filtered('filter[status]=open&filter[case-template-id]=ctmpl_sar')).toEqual([])
  })

  it.each([
    ['page[size]=0', 'page.size must be from 1 to 100'],
    ['page[size]=101', 'page.size must be from 1 to 100'],
    ['page[after]=case_none', 'page.after is not found'],
    ['filter[transaction-id]=txn_1', expect.stringContaining('transaction_id is not allowed')],
    ['page[number]=2', expect.stringContaining('number is not allowed')],
  ])('refuses %s', async (query, details) => {
    expect(refusalIn(await ask('GET', `/cases?${query}`))).toMatchObject({
      status: 400,
      errors: [{ title: 'Bad Request', details }],
    })
  })

  it('shows each case once on a walk, newest first, whatever is made meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(12), fc.integer({ min: 1, max: 5 }), fc.nat(3), async (count, size, meanwhile) => {
        await sandbox.control('POST', '/__reset')
        await make(count)
        const seen: string[] = []
        let query: string | null = `filter[case-template-id]=ctmpl_wire&page[size]=${size}`
        while (query !== null) {
          const list: Page = await page(query)
          seen.push(...names(list))
          query = list.links.next?.split('?')[1] ?? null
          for (let made = 0; made < meanwhile; made += 1) await create({ alert_id: 'late' })
        }
        expect(seen).toEqual(Array.from({ length: count }, (_, index) => `WIRE-${count - index}`))
      }),
      { numRuns: 25 },
    )
  })
})
