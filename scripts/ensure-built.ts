import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isHolder, takeLock } from './lock.ts'
import { root } from './root.ts'
import { Refused, say } from './say.ts'

const sources = ['app', 'components', 'lib', 'public', 'prisma/schema.prisma', 'proxy.ts', 'next.config.js']
const settings = ['postcss.config.mjs', 'package-lock.json']
const left = /\.test\.tsx?$|^lib\/testing\//

export function buildFolder(): string {
  return path.join(root, process.env.NEXT_DIST_DIR || '.next')
}

/** Builds the pages when there is no whole build of these very sources; one process at a time. `signal` gives up. */
export async function ensureBuilt(signal?: AbortSignal): Promise<void> {
  if (isBuilt(hashSources())) return
  const lockFile = path.join(root, 'node_modules/.cache', `caseport-build-${path.basename(buildFolder())}.lock`)
  for (let lock = takeLock(lockFile, 'a build'); ; lock = takeLock(lockFile, 'a build')) {
    if (isHolder(lock)) {
      await wait(200)
      continue
    }
    try {
      if (!isBuilt(hashSources())) await build(signal)
      return
    } finally {
      lock.release()
    }
  }
}

async function build(signal: AbortSignal | undefined): Promise<void> {
  const hash = hashSources()
  refuseInUse()
  say('Building the pages (about half a minute) …')
  rmSync(stampFile(), { force: true })
  // The framework writes its folders into tsconfig.json; ours says what it must already.
  const tsconfig = path.join(root, 'tsconfig.json')
  const written = readFileSync(tsconfig, 'utf8')
  const { code, told } = await runNext(hash, signal)
  if (readFileSync(tsconfig, 'utf8') !== written) writeFileSync(tsconfig, written)
  if (signal?.aborted) return
  if (code !== 0) throw new Refused(`The pages could not be built:\n${told}`)
  writeFileSync(stampFile(), hash)
}

function runNext(hash: string, signal: AbortSignal | undefined): Promise<{ code: number | null; told: string }> {
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: buildEnv(hash),
    ...(signal ? { signal } : {}),
  })
  const told: Buffer[] = []
  child.stdout.on('data', chunk => told.push(chunk))
  child.stderr.on('data', chunk => told.push(chunk))
  child.on('error', error => told.push(Buffer.from(error.message)))
  return new Promise(resolve => {
    child.on('close', code => resolve({ code, told: Buffer.concat(told).toString() }))
  })
}

/**
 * The actions' addresses are made from the key of the build: from the sources, so that every machine's build of them
 * gives the same. What is encrypted at run time uses the key that web processes get from AUTH_SECRET.
 */
function buildEnv(hash: string): NodeJS.ProcessEnv {
  const key = createHash('sha256').update(`caseport build ${hash}`).digest('base64')
  return {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: key,
  }
}

function stampFile(): string {
  return path.join(buildFolder(), 'built-from')
}

/** The stamp is written last, so a build that was cut off has none. */
function isBuilt(hash: string): boolean {
  try {
    return readFileSync(stampFile(), 'utf8') === hash
  } catch {
    return false
  }
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const place of [...sources, ...settings]) {
    for (const file of filesUnder(place)) {
      const inRoot = path.relative(root, file).replaceAll(path.sep, '/')
      if (!left.test(inRoot)) hash.update(`${inRoot}\n`).update(readFileSync(file)).update('\n')
    }
  }
  return hash.digest('hex')
}

function filesUnder(place: string): string[] {
  const found = statSync(path.join(root, place), { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [path.join(root, place)]
  return readdirSync(path.join(root, place), { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
    .sort()
}

function usersFolder(): string {
  return path.join(root, 'node_modules/.cache', `caseport-users-${path.basename(buildFolder())}`)
}

/** Notes that this process serves from the build, so that no other one rebuilds it underneath. */
export function holdBuild(): void {
  mkdirSync(usersFolder(), { recursive: true })
  const lock = takeLock(path.join(usersFolder(), String(process.pid)), 'a web process')
  if (!isHolder(lock)) process.on('exit', () => lock.release())
}

function refuseInUse(): void {
  mkdirSync(usersFolder(), { recursive: true })
  for (const name of readdirSync(usersFolder())) {
    const lock = takeLock(path.join(usersFolder(), name), 'a build')
    if (isHolder(lock)) {
      throw new Refused(
        `The sources changed, and another Caseport (process ${lock.pid}) still runs from the last build: stop it, or set NEXT_DIST_DIR to build beside it.`,
      )
    }
    lock.release()
  }
}
