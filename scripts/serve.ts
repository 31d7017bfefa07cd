import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { ensureFirstAdministrator, type FirstAdministrator } from '#lib/auth/ensure-first-administrator.ts'
import { closeDatabase } from '#lib/db.ts'
import { findSandbox } from '#lib/persona/sandbox/find-sandbox.ts'
import { checkInstallation } from './check-installation.ts'
import { checkPersona } from './check-persona.ts'
import { freePort, type Postgres, startPostgres } from './database/start-postgres.ts'
import { clearHalfFilled, fillDemonstration } from './demonstration.ts'
import { ensureBuilt } from './ensure-built.ts'
import { isHolder, takeLock } from './lock.ts'
import { applyMigrations } from './migrations/apply-migrations.ts'
import { fail, Refused, say } from './say.ts'
import { type Supervised, supervise } from './supervise.ts'
import { dataDirLock, readSettings, serving } from './with-database.ts'

type Settings = ReturnType<typeof readSettings>

/** What runs, for `stop`. */
const running: { processes: Supervised[]; postgres?: Postgres } = { processes: [] }
const stopping = new AbortController()

/** `npm start`, read aloud. */
async function serve(dev: boolean): Promise<void> {
  const settings = readSettings()
  await holdDataDir(settings.DATA_DIR)
  const port = await claimPort(settings.PORT)
  const url = settings.DATABASE_URL ?? (await embedded(settings.DATA_DIR))
  if (running.postgres) await clearHalfFilled(settings.DATA_DIR, url)
  const applied = await applyMigrations(url)
  if (applied.length > 0) say(`Migrated the database (${applied.length} steps).`)
  await checkInstallation(url, settings.DATA_DIR)
  await settle(settings, url, port)
  await checkPersona()
  const first = await prepareDatabase(settings)
  if (!dev) await ensureBuilt(stopping.signal)
  if (stopping.signal.aborted) return
  running.processes.push(start('web', dev ? ['dev'] : []), start('worker'))
  await announce(settings, port, first)
}

/** Only one start at a time works on a data folder; a command that uses it is waited for. */
async function holdDataDir(dataDir: string): Promise<void> {
  for (let told = false; ; told = true) {
    const lock = takeDataDir(dataDir)
    if (!isHolder(lock)) {
      process.on('exit', lock.release)
      return
    }
    if (lock.doing === serving) {
      throw new Refused(
        `Caseport already runs on ${dataDir} (process ${lock.pid}): stop that one, or start with another DATA_DIR and PORT.`,
      )
    }
    if (!told) say(`Waiting for ${lock.doing} (process ${lock.pid}) to finish with the database …`)
    await wait(200)
  }
}

function takeDataDir(dataDir: string) {
  try {
    return takeLock(dataDirLock(dataDir), serving)
  } catch (error) {
    throw new Refused(
      `The data folder ${dataDir} can't be used (${(error as Error).message}): set DATA_DIR to one that can.`,
    )
  }
}

/** Looks before anything slow happens; 0 takes a free one. */
async function claimPort(wanted: number): Promise<number> {
  if (wanted === 0) return freePort()
  const probe = createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const other = `Port ${wanted} is taken by another program: stop it, or start on another, such as \`PORT=${wanted + 1} npm start\`.`
      const denied = `Port ${wanted} may not be used by this user: start on another, such as \`PORT=3000 npm start\`.`
      const told = error.code === 'EADDRINUSE' ? other : error.code === 'EACCES' ? denied : error.message
      reject(new Refused(told))
    })
    probe.listen(wanted, resolve)
  })
  await new Promise(resolve => probe.close(resolve))
  return wanted
}

async function embedded(dataDir: string): Promise<string> {
  running.postgres = await startPostgres(dataDir)
  running.postgres.whenGone(() => void revive(dataDir))
  return running.postgres.url
}

/** The server fell (out of memory, killed): it starts again, with back-off, and the processes find it where it was. */
async function revive(dataDir: string): Promise<void> {
  for (let pause = 500; !stopping.signal.aborted; pause = Math.min(pause * 2, 30_000)) {
    say(`The embedded PostgreSQL ended; starting it again in ${pause / 1_000} s.`)
    await wait(pause)
    try {
      const url = await embedded(dataDir)
      if (process.env.DATABASE_URL !== url) {
        process.env.DATABASE_URL = url
        for (const each of running.processes) each.restart()
      }
      return
    } catch (error) {
      say(String(error instanceof Error ? error.message : error))
    }
  }
}

/** Puts what the other processes need into the environment, which they inherit. */
async function settle(settings: Settings, url: string, port: number): Promise<void> {
  Object.assign(process.env, {
    NODE_ENV: process.argv[2] === 'dev' ? 'development' : 'production',
    DATABASE_URL: url,
    DATA_DIR: settings.DATA_DIR,
    PORT: String(port),
    DEMO: settings.DEMO ? '1' : '0',
  })
  if (settings.sandboxed && !settings.PERSONA_API_URL) process.env.PERSONA_API_URL = await sandboxUrl(settings.DATA_DIR)
}

async function sandboxUrl(dataDir: string): Promise<string> {
  const there = await findSandbox(dataDir)
  if (there) return `${there}/api/v1`
  const sandbox = start('persona-sandbox')
  running.processes.push(sandbox)
  const { apiUrl, port } = await sandbox.up
  // Should it have to start again, it is found where it was.
  process.env.SANDBOX_PORT = String(port)
  return String(apiUrl)
}

/** What an empty database is given before anybody comes: in demo mode the demonstration's people and alerts; else who administers. */
async function prepareDatabase(settings: Settings): Promise<FirstAdministrator> {
  if (settings.DEMO && running.postgres) await fillDemonstration(settings.DATA_DIR)
  const first = await ensureFirstAdministrator()
  await closeDatabase()
  return first
}

function start(name: string, args: string[] = []): Supervised {
  return supervise(name, args, () => process.env)
}

async function announce({ APP_URL, PORT, DEMO }: Settings, port: number, first: FirstAdministrator): Promise<void> {
  const here = `http://127.0.0.1:${port}`
  while (!(await isReady(here))) {
    if (stopping.signal.aborted) return
    await wait(100)
  }
  const address = port === PORT ? APP_URL : `http://localhost:${port}`
  say(`\nCaseport is ready at ${address}`)
  if (DEMO) say(demoPeople)
  if (first) say(firstWords(first, address))
  say('Ctrl-C stops it.\n')
}

function firstWords(first: NonNullable<FirstAdministrator>, address: string): string {
  if ('created' in first) return `The first administrator is ${first.created}, with the password of ADMIN_PASSWORD.`
  if ('missing' in first) return first.missing
  return `Nobody works here yet. Open ${address}/setup and give this code, which is shown this once: ${first.setupCode}`
}

const demoPeople = `Demonstration: nothing leaves this machine. Sign in with the password caseport-demo as
  admin@demo.test, analyst@demo.test, analyst2@demo.test, approver@demo.test or auditor@demo.test`

async function isReady(address: string): Promise<boolean> {
  const answer = await fetch(`${address}/api/ready`, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
  await answer?.body?.cancel()
  return answer?.ok ?? false
}

/** Web and worker first, which have 7 s; then the database. A second signal doesn't wait. */
async function stop(): Promise<void> {
  if (stopping.signal.aborted) process.exit(1)
  stopping.abort()
  say('Stopping …')
  await Promise.all(running.processes.map(each => each.stop(7_000)))
  await running.postgres?.stop()
  process.exit(0)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
process.on('disconnect', () => void stop())
await serve(process.argv[2] === 'dev').catch(async (error: unknown) => {
  if (stopping.signal.aborted) return
  stopping.abort()
  await Promise.all(running.processes.map(each => each.stop(2_000)))
  await running.postgres?.stop()
  fail(error)
})
