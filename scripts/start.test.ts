import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { freePort } from './database/start-postgres.ts'
import { ensureBuilt } from './ensure-built.ts'
import { root } from './root.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 })

const dataDir = mkdtempSync(path.join(tmpdir(), 'caseport-start-'))
const started: Started[] = []
let port: number

type Started = { child: ChildProcess; told: () => string; ended: Promise<number | null> }

// Built here, so that each start below is a quick one.
beforeAll(async () => {
  port = await freePort()
  await ensureBuilt()
})
afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

/** `npm start`, as a shell would run it, in a session of its own; without the demonstration, which the stories in the browser begin with. */
function start(settings: Record<string, string> = {}): Started {
  const { PATH = '', HOME = '' } = process.env
  const env = { PATH, HOME, LOG_LEVEL: 'warn', DEMO: '0', PORT: String(port), DATA_DIR: dataDir, ...settings }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: env as unknown as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      text += String(chunk)
    })
  }
  const ended = new Promise<number | null>(resolve => child.once('close', resolve))
  const run = { child, told: () => text, ended }
  started.push(run)
  return run
}

async function ready(run: Started): Promise<void> {
  await vi.waitFor(() => expect(run.told()).toContain('Caseport is ready at'), { timeout: 100_000, interval: 100 })
}

/** Every process that works on this data folder or was started by `run`, by their command lines. */
function processesOf(run: Started): string[] {
  const session = String(run.child.pid)
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .map(pid => ({ stat: read(`/proc/${pid}/stat`), command: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') }))
    .filter(({ stat, command }) => {
      const [state, , , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return state !== 'Z' && (group === session || command.includes(dataDir))
    })
    .map(({ command }) => command)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

test('it starts, tells its address, answers, and stops with nothing left behind', async () => {
  const run = start()
  await ready(run)
  expect(run.told()).toContain(`Caseport is ready at http://localhost:${port}`)
  expect(run.told()).toContain('back this file up')
  const answer = await fetch(`http://127.0.0.1:${port}/api/ready`)
  expect(await answer.json()).toMatchObject({ status: 'ready', database: 'answers', worker: 'running' })
  run.child.kill('SIGTERM')
  expect(await run.ended).toBe(0)
  expect(processesOf(run)).toEqual([])
  expect(existsSync(path.join(dataDir, 'lock'))).toBe(false)
})

test('a second start on the same data folder says who has it', async () => {
  const first = start()
  await vi.waitFor(() => expect(existsSync(path.join(dataDir, 'lock'))).toBe(true), { timeout: 60_000 })
  const second = start({ PORT: String(await freePort()) })
  expect(await second.ended).toBe(1)
  expect(second.told().trim()).toBe(
    `Caseport already runs on ${dataDir} (process ${first.child.pid}): stop that one, or start with another DATA_DIR and PORT.`,
  )
})

test('a taken port is said in a sentence, before anything slow happens', async () => {
  const other = createServer().listen(port)
  await new Promise(resolve => other.once('listening', resolve))
  const run = start()
  expect(await run.ended).toBe(1)
  expect(run.told().trim()).toBe(
    `Port ${port} is taken by another program: stop it, or start on another, such as \`PORT=${port + 1} npm start\`.`,
  )
  await new Promise(resolve => other.close(resolve))
})

test('settings that can not be used are named, each with its mend, and never their values', async () => {
  const run = start({ LOG_LEVEL: 'loud', AUTH_SECRET: 'hunter2', PORT: 'abc' })
  expect(await run.ended).toBe(1)
  expect(run.told()).toMatch(/^These settings can't be used:\n/)
  for (const name of ['LOG_LEVEL', 'AUTH_SECRET', 'PORT']) expect(run.told()).toMatch(new RegExp(`^${name}: `, 'm'))
  expect(run.told()).not.toContain('hunter2')
})

test('kill -9 of the start leaves no process, and the next start works', async () => {
  const run = start()
  await ready(run)
  run.child.kill('SIGKILL')
  await run.ended
  await vi.waitFor(() => expect(processesOf(run)).toEqual([]), { timeout: 20_000 })
  const again = start()
  await ready(again)
  expect(again.told()).not.toContain('Setting up')
})

test('kill -9 of everything at once leaves nothing that the next start can not cope with', async () => {
  const run = start()
  await ready(run)
  process.kill(-Number(run.child.pid), 'SIGKILL')
  process.kill(Number.parseInt(read(path.join(dataDir, 'postgres/postmaster.pid')), 10), 'SIGKILL')
  await run.ended
  const again = start()
  await ready(again)
})

test('a web or a worker process that dies, and the database, are started again', async () => {
  const run = start()
  await ready(run)
  for (const name of ['scripts/web.ts', 'scripts/worker.ts', 'postgres -D']) {
    killOne(run, name)
    await vi.waitFor(
      async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/api/ready`)
        expect(await answer.json()).toMatchObject({ status: 'ready', worker: 'running' })
        expect(processesOf(run).some(command => command.includes(name))).toBe(true)
      },
      { timeout: 60_000, interval: 200 },
    )
  }
  expect(run.told()).toContain('The web process ended (SIGKILL); starting it again')
  expect(run.told()).toContain('The embedded PostgreSQL ended; starting it again')
})

function killOne(run: Started, name: string): void {
  const pid = readdirSync('/proc')
    .filter(each => /^\d+$/.test(each))
    .find(each => {
      const [, , , group] = read(`/proc/${each}/stat`).split(') ').at(-1)?.split(' ') ?? []
      const command = read(`/proc/${each}/cmdline`).replaceAll('\0', ' ')
      const ours = group === String(run.child.pid) || command.includes(dataDir)
      return ours && command.includes(name)
    })
  process.kill(Number(pid), 'SIGKILL')
}

test('other keys than the database was set up with are refused, and so is another Persona environment', async () => {
  const otherSecret = start({ AUTH_SECRET: 'another secret, which is long enough' })
  expect(await otherSecret.ended).toBe(1)
  expect(otherSecret.told()).toContain('This database was set up with another AUTH_SECRET')
  const otherKey = start({ ENCRYPTION_KEYS: `k2:${Buffer.alloc(32).toString('base64')}` })
  expect(await otherKey.ended).toBe(1)
  expect(otherKey.told()).toContain('secrets under the encryption key k1: add that key to ENCRYPTION_KEYS')
  const atPersona = start({ PERSONA_API_KEY: 'persona_sandbox_x' })
  expect(await atPersona.ended).toBe(1)
  expect(atPersona.told()).toContain('This database belongs to the local Persona sandbox')
  rmSync(path.join(dataDir, 'keys.env'))
  const lost = start()
  expect(await lost.ended).toBe(1)
  expect(lost.told()).toContain('This database was set up with another AUTH_SECRET')
})
