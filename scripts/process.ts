import { readFileSync } from 'node:fs'
import { embeddedUrlFile } from '#lib/db.ts'
import { log } from '#lib/log.ts'
import { checkInstallation } from './check-installation.ts'
import { pendingMigrations } from './migrations/apply-migrations.ts'
import { Refused, say } from './say.ts'
import { readSettings } from './with-database.ts'

/** Whether `npm start` runs this process: then everything is settled in the environment, and both end together. */
export const supervised = process.env.CASEPORT_SUPERVISED === '1'

/** Settles the environment of a process that was started by itself (`npm run web`, `npm run worker`). */
export async function prepareProcess(): Promise<void> {
  Object.assign(process.env, { NODE_ENV: process.env.NODE_ENV ?? 'production' })
  const { DATA_DIR, DATABASE_URL, DEMO } = readSettings()
  if (supervised) return
  const url = DATABASE_URL ?? runningUrl(DATA_DIR)
  process.env.DATABASE_URL = url
  process.env.DEMO = DEMO ? '1' : '0'
  const [missing] = await pendingMigrations(url)
  if (missing) throw new Refused(`The database lacks the migration ${missing}: run \`npm run migrate\`.`)
  await checkInstallation(url, DATA_DIR)
}

function runningUrl(dataDir: string): string {
  try {
    return readFileSync(embeddedUrlFile(dataDir), 'utf8').trim()
  } catch {
    throw new Refused('There is no database: set DATABASE_URL, or run `npm start`, which brings one.')
  }
}

/**
 * Stops cleanly on SIGINT, SIGTERM and SIGHUP, by force after 8 s, at once on a second signal; ends with the supervisor,
 * also when that was killed. Says to the supervisor that the process is up.
 */
export function runUntilStopped(stop: () => Promise<void>, told: Record<string, unknown> = {}): void {
  let stopping = false
  const end = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), 8_000).unref()
    await stop().catch((error: unknown) => log().error({ err: error }, 'stopping went wrong'))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  process.on('disconnect', () => process.exit(1))
  process.on('uncaughtException', error => {
    log().fatal({ err: error }, 'this process can not go on')
    process.exit(1)
  })
  if (supervised) process.send?.({ up: true, ...told })
  else say('Running; Ctrl-C stops it.')
}
