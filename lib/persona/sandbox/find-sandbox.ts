import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { second } from '#lib/clock.ts'

const noteOf = (dataDir: string): string => path.join(dataDir, 'sandbox', 'serving')

/** The address of the sandbox that serves this data folder now, or null when none answers. */
export async function findSandbox(dataDir: string): Promise<string | null> {
  const url = await readFile(noteOf(dataDir), 'utf8').catch(() => null)
  if (url === null || !/^http:\/\/127\.0\.0\.1:\d+$/.test(url)) return null
  const answered = await fetch(`${url}/__serving`, { signal: AbortSignal.timeout(2 * second) }).catch(() => null)
  if (!answered?.ok) return null
  const { folder } = await answered.json().catch(() => ({}))
  return folder === path.resolve(dataDir, 'sandbox') ? url : null
}

/** Two sandboxes in one folder would write over each other. */
export async function refuseSecond(dataDir: string): Promise<void> {
  const url = await findSandbox(dataDir)
  if (url)
    throw new Error(`A sandbox already serves this data folder at ${url}: use it, stop it, or set another DATA_DIR.`)
}

export async function announce(dataDir: string, url: string): Promise<void> {
  await writeFile(noteOf(dataDir), url, { mode: 0o600 })
}

export async function withdraw(dataDir: string): Promise<void> {
  await rm(noteOf(dataDir), { force: true })
}
