import { db } from '#lib/db.ts'
import { completeKeys, findKeys, fingerprint, fingerprintKeys, type Keys, keysFile } from './keys.ts'
import { Refused, say } from './say.ts'

type Marks = { personaEnvironment: string | null; authFingerprint: string | null; encryptionFingerprint: string | null }

/**
 * Settles AUTH_SECRET and ENCRYPTION_KEYS of this process and makes sure that the database belongs to them and to this
 * Persona environment; a new database remembers both. To be called once DATABASE_URL is settled, before `env()` is.
 * @throws Refused in one sentence when the database knows other keys or another environment
 */
export async function checkInstallation(dataDir: string): Promise<void> {
  const found = findKeys(dataDir)
  Object.assign(process.env, found)
  const marks = await db().installation.findUnique({ where: { id: 1 } })
  Object.assign(process.env, settleKeys(dataDir, found, marks))
  const changes = compare(marks)
  if (marks && Object.keys(changes).length === 0) return
  await db().installation.upsert({ where: { id: 1 }, create: { id: 1, ...changes }, update: changes })
}

function settleKeys(dataDir: string, found: Partial<Keys>, marks: Marks | null): Partial<Keys> {
  if (found.AUTH_SECRET && found.ENCRYPTION_KEYS) return found
  const known = { AUTH_SECRET: marks?.authFingerprint, ENCRYPTION_KEYS: marks?.encryptionFingerprint }
  for (const name of ['AUTH_SECRET', 'ENCRYPTION_KEYS'] as const) {
    if (!found[name] && known[name]) {
      throw new Refused(
        `This database was set up with another ${name}: set it to the same value as where it was first started.`,
      )
    }
  }
  const keys = completeKeys(dataDir, found)
  say(`Made the keys of this installation and kept them in ${keysFile(dataDir)}: back this file up with the database.`)
  return keys
}

/** What the database has yet to remember. */
function compare(marks: Marks | null): Partial<Marks> {
  const { AUTH_SECRET = '', ENCRYPTION_KEYS = '' } = process.env
  const auth = fingerprint(AUTH_SECRET)
  const encryption = fingerprintKeys(ENCRYPTION_KEYS)
  const persona = personaEnvironment()
  refuseOther(marks, auth, encryption.split(','), persona)
  const wanted = {
    personaEnvironment: marks?.personaEnvironment ?? persona,
    authFingerprint: auth,
    encryptionFingerprint: encryption,
  }
  const entries = Object.entries(wanted) as [keyof Marks, string][]
  return Object.fromEntries(entries.filter(([name, value]) => marks?.[name] !== value))
}

function refuseOther(marks: Marks | null, auth: string, encryption: string[], persona: string): void {
  if (marks?.authFingerprint && marks.authFingerprint !== auth) {
    throw new Refused(
      'This database was set up with another AUTH_SECRET: set it to the same value as where it was first started.',
    )
  }
  const missing = marks?.encryptionFingerprint?.split(',').find(known => !encryption.includes(known))
  if (missing) {
    throw new Refused(
      `This database has secrets under the encryption key ${missing.split('=')[0]}: add that key to ENCRYPTION_KEYS (the first one encrypts).`,
    )
  }
  const before = marks?.personaEnvironment
  if (before && (before === 'local') !== (persona === 'local')) {
    throw new Refused(
      before === 'local'
        ? 'This database belongs to the local Persona sandbox: unset PERSONA_API_KEY, or start with an empty database (DATABASE_URL or DATA_DIR).'
        : 'This database belongs to a Persona environment: set PERSONA_API_KEY, or start with an empty database (DATABASE_URL or DATA_DIR).',
    )
  }
}

/** 'local' for the sandbox; with a key the environment's id is learnt from Persona's first answer. */
function personaEnvironment(): string {
  return process.env.PERSONA_API_KEY ? 'persona' : 'local'
}
