import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { db } from '#lib/db.ts'
import { wholeConfig } from '#lib/testing/config-file.ts'
import { freshDatabase } from '#lib/testing/fresh-database.ts'
import { root } from './root.ts'

let url: string
const folder = mkdtempSync(path.join(tmpdir(), 'caseport-config-'))

beforeAll(async () => {
  url = (await freshDatabase()).url
  writeFileSync(path.join(folder, 'whole.yaml'), wholeConfig)
  writeFileSync(path.join(folder, 'wrong.yaml'), 'caseport: 1\nsources: [{ colour: red }]\n')
})

/** The command as a person runs it, from a folder of their own. */
function config(args: string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const own = {
    ...process.env,
    DATABASE_URL: url,
    DATA_DIR: path.join(folder, 'data'),
    INIT_CWD: folder,
    NODE_ENV: 'test',
    ...env,
  }
  return new Promise(resolve => {
    execFile(
      process.execPath,
      [path.join(root, 'scripts', 'config.ts'), ...args],
      { cwd: root, env: own as NodeJS.ProcessEnv },
      (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
      },
    )
  })
}

test('imports a file once, then finds nothing to change; what it exports changes nothing either', async () => {
  const dry = await config(['import', 'whole.yaml', '--dry-run'])
  expect(dry).toMatchObject({ code: 0, out: '' })
  expect(await db().source.count()).toBe(0)
  const first = await config(['import', 'whole.yaml'])
  expect(first).toMatchObject({ code: 0, out: '' })
  expect(first.err).toContain('source tm-engine: created')
  expect((await config(['import', 'whole.yaml'])).err).toContain('no changes')
  const { out, code } = await config(['export'])
  expect(code).toBe(0)
  writeFileSync(path.join(folder, 'exported.yaml'), out)
  expect((await config(['import', 'exported.yaml'])).err).toContain('no changes')
}, 60_000)

test('puts a key, a made password and the address alone on stdout', async () => {
  await config(['import', 'whole.yaml'])
  expect((await config(['issue-key', 'tm-engine'])).out).toMatch(/^\S{20,}\n$/)
  const made = await config(['create-user', 'Mia@bank.example', 'analyst,approver', '--sar'])
  expect(made.out).toMatch(/^\S{10,}\n$/)
  expect(await db().person.findUniqueOrThrow({ where: { email: 'mia@bank.example' } })).toMatchObject({
    roles: ['analyst', 'approver'],
    sarRead: true,
  })
  const given = await config(['create-user', 'zoe@bank.example', 'auditor'], { CASEPORT_PASSWORD: 'a-password-of-zoe' })
  expect(given).toMatchObject({ code: 0, out: '' })
  expect(given.err).not.toContain('a-password-of-zoe')
  expect((await config(['database-url'])).out).toBe(`${url}\n`)
}, 60_000)

test.each<[string[], number, string]>([
  [[], 2, 'Usage:'],
  [['toString'], 2, 'Usage:'],
  [['issue-key', 'a', '--sar'], 2, 'Usage:'],
  [['import', 'a', '--colour'], 2, 'Usage:'],
  [['import', 'nowhere.yaml'], 1, 'nowhere.yaml: can’t be read'],
  [['import', 'wrong.yaml'], 1, '\nsources[0].colour: is not known here'],
  [['issue-key', 'nowhere'], 1, 'source: There is no source nowhere.'],
  [['create-user', 'x', 'boss'], 1, 'roles[0]: is not supported'],
])(
  'config %j ends with %i',
  async (args, code, words) => {
    const run = await config(args)
    expect(run).toMatchObject({ code, out: '' })
    expect(run.err).toContain(words)
  },
  30_000,
)
