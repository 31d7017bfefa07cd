import { type FileHandle, mkdir, open, readFile, rename } from 'node:fs/promises'
import path from 'node:path'
import type { Change } from './state.ts'

export type Journal = {
  /** Resolves once the changes are on disk; they are there together or not at all. */
  append: (changes: Change[]) => Promise<void>
  /** Replaces everything by these changes, after what was appended before. */
  replace: (changes: Change[]) => Promise<void>
  close: () => Promise<void>
}

type Waiting = { text: string; replaces: boolean; resolve: () => void; reject: (error: unknown) => void }

const line = (changes: Change[]): string => `${JSON.stringify(changes)}\n`

/** Reads the changes of a state folder. A last line that was cut off by a kill was never answered for, and is left out. */
export async function readJournal(folder: string): Promise<Change[]> {
  const text = await readFile(path.join(folder, 'journal.ndjson'), 'utf8').catch(missing)
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole.split('\n').flatMap((each, index) => (each === '' ? [] : parseLine(each, index + 1, folder)))
}

function missing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}

function parseLine(text: string, number: number, folder: string): Change[] {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(
      `The sandbox can’t read line ${number} of journal.ndjson in ${folder}. Move the file away to start empty.`,
    )
  }
}

async function writeWhole(folder: string, text: string): Promise<void> {
  const target = path.join(folder, 'journal.ndjson')
  const file = await open(`${target}.new`, 'w', 0o600)
  await file.writeFile(text)
  await file.sync()
  await file.close()
  await rename(`${target}.new`, target)
  const directory = await open(folder, 'r')
  await directory.sync()
  await directory.close()
}

/** Writes what waits, from the last replacement on; gives back the file that is open afterwards. */
async function writeBatch(folder: string, file: FileHandle, batch: Waiting[]): Promise<FileHandle> {
  const last = batch.findLastIndex(each => each.replaces)
  const replacement = batch[last]
  let current = file
  if (replacement) {
    await writeWhole(folder, replacement.text)
    await file.close()
    current = await reopen(folder)
  }
  const rest = batch.slice(last + 1)
  if (rest.length > 0) {
    await current.appendFile(rest.map(each => each.text).join(''))
    await current.datasync()
  }
  return current
}

const reopen = (folder: string): Promise<FileHandle> => open(path.join(folder, 'journal.ndjson'), 'a', 0o600)

/** Opens the journal for writing, beginning with these changes. Appends that come together share one sync. */
export async function openJournal(folder: string, beginning: Change[]): Promise<Journal> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeWhole(folder, beginning.map(change => line([change])).join(''))
  let file = await reopen(folder)
  let waiting: Waiting[] = []
  let writing: Promise<void> | null = null
  // After a failed write memory is ahead of the disk: nothing more is promised until a restart reads the disk again.
  let broken: unknown

  const drain = async (): Promise<void> => {
    // What is added in this turn goes out together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        if (broken) throw broken
        file = await writeBatch(folder, file, batch)
        for (const each of batch) each.resolve()
      } catch (error) {
        broken = error
        for (const each of batch) each.reject(error)
      }
    }
    writing = null
  }
  const add = (text: string, replaces: boolean): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting.push({ text, replaces, resolve, reject })
      writing ??= drain()
    })

  return {
    append: changes => add(line(changes), false),
    replace: changes => add(changes.map(change => line([change])).join(''), true),
    close: async () => {
      await writing
      await file.close()
    },
  }
}
