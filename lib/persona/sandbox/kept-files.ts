import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileNameOf, type KeepFile } from './typed-value.ts'

/** Keeps the bytes of attachments and file fields on disk before the case is answered. */
export function fileKeeper(folder: string, url: string): KeepFile {
  return (filename, bytes) => {
    const name = fileNameOf(bytes)
    mkdirSync(path.join(folder, 'files'), { recursive: true, mode: 0o700 })
    const file = openSync(path.join(folder, 'files', name), 'w', 0o600)
    writeSync(file, bytes)
    fsyncSync(file)
    closeSync(file)
    return `${url}/files/${encodeURIComponent(filename)}?access_token=${name}`
  }
}

/** The bytes behind an access token, or null. */
export async function keptFile(folder: string, token: string | null): Promise<Buffer | null> {
  if (!/^[0-9a-f]{64}$/.test(token ?? '')) return null
  return readFile(path.join(folder, 'files', token ?? '')).catch(() => null)
}
