import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { root } from './root.ts'
import { say } from './say.ts'

export type Supervised = {
  /** Resolves with what the process told when it first came up. */
  up: Promise<Record<string, unknown>>
  /** SIGTERM now, SIGKILL after `patience` ms; resolves when it has ended. */
  stop: (patience: number) => Promise<void>
  restart: () => void
}

/**
 * Keeps a process running: one that ends is started again after 0.5 s, then twice as long each time up to 30 s; a minute
 * of life begins anew. The child ends by itself when this process is killed.
 * @param name of the script in scripts/
 * @param env asked anew for each start
 */
export function supervise(name: string, args: string[], env: () => NodeJS.ProcessEnv): Supervised {
  let child: ChildProcess
  let stopping = false
  let failures = 0
  let again: NodeJS.Timeout | undefined
  const { promise: up, resolve } = Promise.withResolvers<Record<string, unknown>>()
  const start = () => {
    const began = Date.now()
    child = fork(path.join(root, 'scripts', `${name}.ts`), args, {
      cwd: root,
      env: { ...env(), CASEPORT_SUPERVISED: '1' },
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    child.on('message', told => resolve(told as Record<string, unknown>))
    child.on('exit', (code, signal) => {
      if (stopping) return
      failures = Date.now() - began > 60_000 ? 1 : failures + 1
      const wait = Math.min(30_000, 500 * 2 ** (failures - 1))
      say(`The ${name} process ended (${signal ?? `exit ${code}`}); starting it again in ${wait / 1_000} s.`)
      again = setTimeout(start, wait)
    })
  }
  start()
  return {
    up,
    restart: () => child.kill('SIGTERM'),
    stop: patience => {
      stopping = true
      clearTimeout(again)
      return end(child, patience)
    },
  }
}

function end(child: ChildProcess, patience: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise(resolve => {
    const force = setTimeout(() => child.kill('SIGKILL'), patience)
    child.once('exit', () => {
      clearTimeout(force)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
