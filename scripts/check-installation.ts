import pg from 'pg'
import { completeKeys, findKeys, fingerprint, fingerprintKeys, type Keys, keysFile } from './keys.ts'
import { connectionOf } from './migrations/schema-adapter.ts'
import { Refused, say } from './say.ts'

type Marks = { personaEnvironment: string | null; authFingerprint: string | null; encryptionFingerprint: string | null }

/**
 * Settles AUTH_SECRET and ENCRYPTION_KEYS of this process and makes sure that the database belongs to them and to this
 * Persona environment; a new database remembers both. To be called before anything asks `env()`.
 * @throws Refused in one sentence when the database knows other keys or another environment
 */
export async function checkInstallation(url: string, dataDir: string): Promise<void> {
  const client = new pg.Client(connectionOf(url))
  await client.connect()
  try {
    const marks = await readMarks(client)
    Object.assign(process.env, settleKeys(dataDir, findKeys(dataDir), marks))
    const wanted = compare(marks)
    await client.query(
      `insert into installation (id, persona_environment, auth_fingerprint, encryption_fingerprint) values (1, $1, $2, $3)
       on conflict (id) do update set persona_environment = $1, auth_fingerprint = $2, encryption_fingerprint = $3`,
      [wanted.personaEnvironment, wanted.authFingerprint, wanted.encryptionFingerprint],
    )
  } finally {
    await client.end()
  }
}

async function readMarks(client: pg.Client): Promise<Marks | undefined> {
  const { rows } = await client.query<Marks>(
    `select persona_environment as "personaEnvironment", auth_fingerprint as "authFingerprint",
     encryption_fingerprint as "encryptionFingerprint" from installation where id = 1`,
  )
  return rows[0]
}

function settleKeys(dataDir: string, found: Partial<Keys>, marks: Marks | undefined): Partial<Keys> {
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

/** What the database is to remember from now on. */
function compare(marks: Marks | undefined): Marks {
  const { AUTH_SECRET = '', ENCRYPTION_KEYS = '' } = process.env
  const auth = fingerprint(AUTH_SECRET)
  const encryption = fingerprintKeys(ENCRYPTION_KEYS)
  const persona = personaEnvironment()
  refuseOther(marks, auth, encryption.split(','), persona)
  return {
    personaEnvironment: marks?.personaEnvironment ?? persona,
    authFingerprint: auth,
    encryptionFingerprint: encryption,
  }
}

function refuseOther(marks: Marks | undefined, auth: string, encryption: string[], persona: string): void {
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
