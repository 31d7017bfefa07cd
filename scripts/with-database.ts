import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { closeDatabase, embeddedUrlFile } from '#lib/db.ts'
import { parseEnv } from '#lib/env.ts'
import { checkInstallation } from './check-installation.ts'
import { startPostgres } from './database/start-postgres.ts'
import { isHolder, takeLock } from './lock.ts'
import { applyMigrations, pendingMigrations } from './migrations/apply-migrations.ts'
import { Refused, say } from './say.ts'

/** What `npm start` says of itself in the lock on DATA_DIR. */
export const serving = 'npm start'

export function dataDirLock(dataDir: string): string {
  return path.join(dataDir, 'lock')
}

/** The settings, or the sentence that names the bad one. Not kept: `env()` is for after DATABASE_URL and the keys are settled. */
export function readSettings(): ReturnType<typeof parseEnv> {
  try {
    return parseEnv(process.env)
  } catch (error) {
    throw new Refused(`These settings can't be used:\n${error instanceof Error ? error.message : error}`)
  }
}

/**
 * Runs a command's work with the database at hand: DATABASE_URL's, the embedded one of the running Caseport, or the
 * embedded one started for as long as the work takes. Migrated, with the keys in the environment, so that everything
 * in lib/ can be used. A held lock of another command is waited for.
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  return withAddress(async url => {
    process.env.DATABASE_URL = url
    try {
      await checkInstallation(url, readSettings().DATA_DIR)
      return await work()
    } finally {
      await closeDatabase()
    }
  })
}

/** The same without looking into the database: for what must work before it is migrated. */
export async function withAddress<T>(
  work: (url: string) => Promise<T>,
  options: { migrate: boolean } = { migrate: true },
): Promise<T> {
  const { DATABASE_URL, DATA_DIR, DEMO } = readSettings()
  process.env.DEMO = DEMO ? '1' : '0'
  if (DATABASE_URL) {
    if (options.migrate) await refuseBehind(DATABASE_URL)
    return work(DATABASE_URL)
  }
  return withEmbedded(DATA_DIR, options.migrate, work)
}

async function withEmbedded<T>(dataDir: string, migrate: boolean, work: (url: string) => Promise<T>): Promise<T> {
  for (let waited = 0; ; waited += 100) {
    const lock = takeLock(dataDirLock(dataDir), 'a command')
    if (!isHolder(lock)) {
      try {
        return await startFor(dataDir, migrate, work)
      } finally {
        lock.release()
      }
    }
    if (lock.doing === serving && existsSync(embeddedUrlFile(dataDir))) {
      return work(readFileSync(embeddedUrlFile(dataDir), 'utf8').trim())
    }
    if (waited === 0) say(`Waiting for ${lock.doing} (process ${lock.pid}) to make the database available …`)
    if (waited > 120_000)
      throw new Refused(`The database in ${dataDir} is held by ${lock.doing} (process ${lock.pid}).`)
    await wait(100)
  }
}

async function startFor<T>(dataDir: string, migrate: boolean, work: (url: string) => Promise<T>): Promise<T> {
  const postgres = await startPostgres(dataDir)
  try {
    if (migrate) await applyMigrations(postgres.url)
    return await work(postgres.url)
  } finally {
    await postgres.stop()
  }
}

async function refuseBehind(url: string): Promise<void> {
  const [first] = await pendingMigrations(url)
  if (first) throw new Refused(`The database lacks the migration ${first}: run \`npm run migrate\`.`)
}
