import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { type Postgres, startPostgres } from './start-postgres.ts'

// Under a folder that other users can't enter.
const guarded = mkdtempSync(path.join(tmpdir(), 'caseport-guarded-'))
const dataDir = path.join(guarded, 'data')
const folder = path.join(dataDir, 'postgres')
const running: Postgres[] = []

async function start(): Promise<Postgres> {
  const postgres = await startPostgres(dataDir)
  running.push(postgres)
  return postgres
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  const { url, stop } = await startPostgres(dataDir)
  await query(url, 'create table kept (id int)')
  await stop()
})
afterEach(async () => {
  await Promise.all(running.splice(0).map(each => each.stop()))
})
afterAll(() => rmSync(guarded, { recursive: true }))

test('it is durable, local, and found by others through the data folder while it runs', async () => {
  const { url, stop } = await start()
  expect(statSync(guarded).mode & 0o077).toBe(0)
  expect(readFileSync(path.join(dataDir, 'database-url'), 'utf8').trim()).toBe(url)
  expect(statSync(path.join(dataDir, 'database-url')).mode & 0o077).toBe(0)
  expect(new URL(url).hostname).toBe('127.0.0.1')
  expect(await query(url, 'show fsync')).toEqual([{ fsync: 'on' }])
  expect(await query(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
  expect(await query(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
  await stop()
  expect(existsSync(path.join(dataDir, 'database-url'))).toBe(false)
})

test('nobody gets in without the password', async () => {
  const { url } = await start()
  const guessed = new URL(url)
  guessed.password = 'guessed'
  await expect(query(guessed.href, 'select 1')).rejects.toThrow('password authentication failed')
})

test.each([
  ['a process that is gone', () => 999_999],
  ['another program', () => process.pid],
])('a lock file left with the number of %s is no obstacle', async (_, pid) => {
  writeFileSync(path.join(folder, 'postmaster.pid'), `${pid()}\n${folder}\n1\n5432\n\n127.0.0.1\n`)
  expect(await query((await start()).url, 'select count(*)::int from kept')).toEqual([{ count: 0 }])
})

test('a setup that was cut off is cleared away and begun anew', async () => {
  const half = path.join(guarded, 'half')
  const leftover = path.join(half, 'postgres.new.12345')
  mkdirSync(leftover, { recursive: true })
  writeFileSync(path.join(leftover, 'PG_VERSION'), '18\n')
  writeFileSync(`${leftover}.password`, 'x')
  const { url, stop } = await startPostgres(half)
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await stop()
  expect(existsSync(leftover)).toBe(false)
  expect(existsSync(`${leftover}.password`)).toBe(false)
})

test('the port is kept, and another is taken when somebody else has it', async () => {
  const { url, stop } = await start()
  await stop()
  const again = await start()
  expect(again.url).toBe(url)
  await again.stop()
  const other = createServer().listen(Number(new URL(url).port), '127.0.0.1')
  await new Promise(resolve => other.once('listening', resolve))
  const elsewhere = await start()
  expect(new URL(elsewhere.url).port).not.toBe(new URL(url).port)
  expect(await query(elsewhere.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await new Promise(resolve => other.close(resolve))
})

test('when its parent is killed it stops cleanly, keeps what was committed, and starts again', async () => {
  const { child, url } = await startElsewhere()
  await query(url, 'insert into kept values (7)')
  const postmaster = Number.parseInt(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8'), 10)
  child.kill('SIGKILL')
  // Where setpriv isn't, the server stays and the next start stops it.
  if (process.platform === 'linux') await vi.waitFor(() => expect(() => process.kill(postmaster, 0)).toThrow(), 10_000)
  const again = await start()
  expect(await query(again.url, 'select id from kept where id = 7')).toEqual([{ id: 7 }])
  expect(readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')).not.toContain('was not properly shut down')
})

test('when the server itself is killed, whoever waits for that is told, and the next start recovers', async () => {
  const { url, whenGone } = await start()
  await query(url, 'insert into kept values (8)')
  const gone = new Promise<void>(whenGone)
  process.kill(Number.parseInt(readFileSync(path.join(folder, 'postmaster.pid'), 'utf8'), 10), 'SIGKILL')
  await gone
  const again = await start()
  expect(await query(again.url, 'select id from kept where id = 8')).toEqual([{ id: 8 }])
})

/** A process of its own that starts the server, says where, and then waits to be killed. */
async function startElsewhere(): Promise<{ child: ChildProcess; url: string }> {
  const script = `
    const { startPostgres } = await import(${JSON.stringify(path.join(import.meta.dirname, 'start-postgres.ts'))})
    const { url } = await startPostgres(${JSON.stringify(dataDir)})
    console.log(url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = await new Promise<string[]>(resolve =>
    child.stdout.once('data', told => resolve(String(told).split('\n'))),
  )
  return { child, url: url ?? '' }
}
