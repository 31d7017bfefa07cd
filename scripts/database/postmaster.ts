import { type ChildProcess, spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { bornOf } from '../lock.ts'
import { Refused, say } from '../say.ts'

/**
 * Makes way for a new server in `folder`: a lock file whose process is dead, a zombie or no PostgreSQL is removed; a
 * server that its killed parent left behind is stopped cleanly. The caller holds the lock on the folder, so none of
 * these belongs to anyone.
 */
export async function clearPostmaster(folder: string): Promise<void> {
  const file = path.join(folder, 'postmaster.pid')
  const pid = pidIn(file)
  if (pid === undefined) return
  if (isServing(pid, folder)) {
    say('Waiting for the embedded PostgreSQL of an earlier start to stop …')
    process.kill(pid, 'SIGINT')
    for (let waited = 0; isServing(pid, folder); waited += 50) {
      if (waited === 15_000) {
        throw new Refused(`An earlier PostgreSQL (process ${pid}) does not stop: end it, then start again.`)
      }
      await wait(50)
    }
  }
  rmSync(file, { force: true })
}

/** Stops the server and waits until it has: fast first, which rolls open work back; at once when that takes over 6 s. */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 6_000)
  await ended
  clearTimeout(impatience)
}

/** PostgreSQL writes its number into the first line of its lock file and its state into the eighth. */
export function isReady(folder: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

function pidIn(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    return pid > 1 ? pid : undefined
  } catch {
    return undefined
  }
}

/** The number in a stale file may be another program's by now, another server's, or a zombie's. */
function isServing(pid: number, folder: string): boolean {
  return bornOf(pid) !== undefined && commandOf(pid).includes('postgres') && commandOf(pid).includes(folder)
}

function commandOf(pid: number): string {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}
