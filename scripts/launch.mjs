// Runs on the machine's own Node (20.19 or later), before anything is installed: plain JavaScript, no dependencies.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { ensureInstalled } from './ensure-installed.mjs'
import { root, say } from './terminal.mjs'

/**
 * Makes sure that everything is installed, then runs scripts/<name>.ts under the Node that came with the installation.
 * @param {string} name
 * @param {string[]} args
 */
export function launch(name, args) {
  process.chdir(root)
  ensureInstalled()
  const node = ownNode()
  const flags = ['--disable-warning=ExperimentalWarning', ...(existsSync('.env') ? ['--env-file=.env'] : [])]
  const argv = [...flags, path.join('scripts', `${name}.ts`), ...args]
  if (process.execve && process.platform !== 'win32') {
    process.removeAllListeners('warning')
    process.execve(node, [node, ...argv], process.env)
  }
  follow(spawn(node, argv, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }))
}

function ownNode() {
  const installed = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  if (existsSync(installed)) return installed
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  say(`There is no packaged Node for ${process.platform}-${process.arch}: install Node 24 or later and start again.`)
  process.exit(1)
}

/** The child decides when it has ended; signals are passed on, and a lost channel tells it that this process was killed. */
function follow(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
