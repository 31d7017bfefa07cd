import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv as parseLines } from 'node:util'

export type Keys = { AUTH_SECRET: string; ENCRYPTION_KEYS: string }

const names = ['AUTH_SECRET', 'ENCRYPTION_KEYS'] as const

/** The keys that the environment gives and, where it gives none, those kept in DATA_DIR. */
export function findKeys(dataDir: string): Partial<Keys> {
  const file = keysFile(dataDir)
  const kept = existsSync(file) ? parseLines(readFileSync(file, 'utf8')) : {}
  const found = names.map(name => [name, process.env[name] || kept[name]] as const)
  return Object.fromEntries(found.filter(([, value]) => value))
}

/** Makes what is missing and keeps it in DATA_DIR, whole or not at all, readable by its owner alone. */
export function completeKeys(dataDir: string, found: Partial<Keys>): Keys {
  const keys = {
    AUTH_SECRET: found.AUTH_SECRET ?? randomBytes(32).toString('base64url'),
    ENCRYPTION_KEYS: found.ENCRYPTION_KEYS ?? `k1:${randomBytes(32).toString('base64')}`,
  }
  const file = keysFile(dataDir)
  const lines = names.filter(name => !process.env[name]).map(name => `${name}="${keys[name]}"\n`)
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(`${file}.new`, lines.join(''), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return keys
}

export function keysFile(dataDir: string): string {
  return path.join(dataDir, 'keys.env')
}

/** What a database remembers of a secret: enough to know it again, useless to guess it. */
export function fingerprint(secret: string): string {
  return createHash('sha256').update(`caseport fingerprint ${secret}`).digest('hex').slice(0, 24)
}

/** `id=fingerprint` of each encryption key, as the database keeps them. */
export function fingerprintKeys(encryptionKeys: string): string {
  const each = encryptionKeys.split(',').map(part => part.trim())
  return each.map(part => `${part.split(':')[0]}=${fingerprint(part)}`).join(',')
}

/** The key of the framework's server actions: the same in all web processes that share AUTH_SECRET (AES, 32 bytes, base64). */
export function actionsKey(authSecret: string): string {
  return Buffer.from(hkdfSync('sha256', authSecret, '', 'caseport server actions', 32)).toString('base64')
}
