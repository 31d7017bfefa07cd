import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '../db.ts'
import { freshDatabase } from '../testing/fresh-database.ts'
import { type FreshSandbox, freshSandbox } from '../testing/fresh-sandbox.ts'
import { rememberEnvironment } from './remember-environment.ts'

let sandbox: FreshSandbox
const remembered = async () => (await db().installation.findUniqueOrThrow({ where: { id: 1 } })).personaEnvironment

beforeAll(async () => {
  await freshDatabase()
  sandbox = await freshSandbox()
})
afterAll(() => sandbox.close())
beforeEach(async () => {
  await sandbox.control('DELETE', '/__faults')
  await db().installation.upsert({
    where: { id: 1 },
    create: { id: 1, personaEnvironment: 'persona' },
    update: { personaEnvironment: 'persona' },
  })
})

describe('which environment a database belongs to', () => {
  it('is the first that Persona names, and stays it', async () => {
    expect(await rememberEnvironment(sandbox.client)).toEqual({ ok: true, value: sandbox.environmentId })
    expect(await remembered()).toBe(sandbox.environmentId)
    expect(await rememberEnvironment(sandbox.client)).toEqual({ ok: true, value: sandbox.environmentId })
  })
  it('refuses the key of another in one sentence that names both', async () => {
    await db().installation.update({ where: { id: 1 }, data: { personaEnvironment: 'env_other' } })
    const refused = await rememberEnvironment(sandbox.client)
    expect(refused).toMatchObject({ code: 'wrong-state', problems: [{ path: 'PERSONA_API_KEY' }] })
    expect(JSON.stringify(refused)).toContain('env_other')
    expect(await remembered()).toBe('env_other')
  })
  it('stays open while Persona doesn’t say', async () => {
    await sandbox.fault({ match: { method: 'GET', path: '/cases' }, drop: true, when: 'before', times: 1 })
    expect(await rememberEnvironment(sandbox.client)).toEqual({ ok: true, value: null })
    expect(await remembered()).toBe('persona')
  })
})
