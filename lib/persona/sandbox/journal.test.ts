import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openJournal, readJournal } from './journal.ts'
import type { Change } from './state.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'journal-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const change = (environmentId: string): Change => ({ is: 'environment', environmentId, organizationId: 'org_1' })
const ids = async () => (await readJournal(folder)).map(each => (each.is === 'environment' ? each.environmentId : ''))

it('is empty where there is none', async () => {
  expect(await ids()).toEqual([])
})

it('has what was appended, in order, each lot whole', async () => {
  const journal = await openJournal(folder, [change('0')])
  await Promise.all([journal.append([change('1'), change('2')]), journal.append([change('3')])])
  await journal.append([change('4')])
  await journal.close()
  expect(await ids()).toEqual(['0', '1', '2', '3', '4'])
  expect((await readFile(path.join(folder, 'journal.ndjson'), 'utf8')).split('\n')).toHaveLength(5)
})

it('leaves after a replacement only what came with it and after it', async () => {
  const journal = await openJournal(folder, [change('0')])
  await Promise.all([journal.append([change('1')]), journal.replace([change('2')]), journal.append([change('3')])])
  await journal.close()
  expect(await ids()).toEqual(['2', '3'])
})

it('reads the whole lines, wherever a kill cut the file off', async () => {
  const journal = await openJournal(folder, [])
  const all = ['a', 'b', 'c', 'd']
  for (const id of all) await journal.append([change(id)])
  await journal.close()
  const bytes = await readFile(path.join(folder, 'journal.ndjson'))
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length), async length => {
      await writeFile(path.join(folder, 'journal.ndjson'), bytes.subarray(0, length))
      const whole = bytes.subarray(0, length).filter(byte => byte === 10).length
      expect(await ids()).toEqual(all.slice(0, whole))
    }),
    { numRuns: 40 },
  )
})

it('promises nothing more once a write has failed', async () => {
  const journal = await openJournal(folder, [])
  await journal.close()
  await expect(journal.append([change('1')])).rejects.toThrow()
  await expect(journal.append([change('2')])).rejects.toThrow()
  expect(await ids()).toEqual([])
})
