import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Who holds a lock: the process, told apart from a later one with the same number, and what it says it does. */
export type Holder = { pid: number; born: string; doing: string }
export type Lock = { release: () => void }

/**
 * Takes the lock file, or tells who holds it. A holder that died (kill -9, power) doesn't count: its lock is taken over.
 * @param doing what the holder is, for the sentence that the other one prints
 */
export function takeLock(file: string, doing: string): Lock | Holder {
  const mine = JSON.stringify({ pid: process.pid, born: bornOf(process.pid) ?? '', doing })
  const draft = `${file}.${process.pid}`
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(draft, mine)
  try {
    for (;;) {
      if (linked(draft, file)) return { release: () => releaseLock(file, mine) }
      const found = contentOf(file)
      const holder = holderOf(found)
      if (holder?.born && bornOf(holder.pid) === holder.born) return holder
      removeStale(file, found)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

export function isHolder(lock: Lock | Holder): lock is Holder {
  return 'pid' in lock
}

function releaseLock(file: string, mine: string): void {
  if (contentOf(file) === mine) rmSync(file, { force: true })
}

function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves the stale file aside first: if another process took the lock over in between, it is put back. */
function removeStale(file: string, seen: string | undefined): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (contentOf(aside) !== seen) linked(aside, file)
  rmSync(aside, { force: true })
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function holderOf(content: string | undefined): Holder | undefined {
  try {
    return JSON.parse(content ?? '')
  } catch {
    return undefined
  }
}

/** When a process began (with the boot it belongs to), or undefined when it is gone: a number alone may have been used again. */
export function bornOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = contentOf(`/proc/${pid}/stat`)
    const [state, ...rest] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
    if (state === undefined || state === 'Z' || state === 'X') return undefined
    return `${contentOf('/proc/sys/kernel/random/boot_id')?.trim()} ${rest[18]}`
  }
  const told = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
  return told === '' || told.startsWith('Z') ? undefined : told.replace(/^\S+\s+/, '')
}
