import pg from 'pg'
import { Refused } from '../say.ts'
import { asMigrationList, type Migration, readMigrations } from './read-migrations.ts'
import { connectionOf } from './schema-adapter.ts'
import { filters, withSchemaEngine } from './schema-engine.ts'

/** "case" on a telephone keypad, twice: the lock under which one process at a time migrates a database. */
const migrationLock = 22_732_273

/**
 * Brings the database at `url` up to the last migration, whoever else tries the same at the same time.
 * @returns the names of those that were applied now; none when there was nothing to do
 * @throws Refused when the database was migrated by other files: an edited, a missing or a failed one is named
 */
export async function applyMigrations(url: string, migrations: Migration[] = readMigrations()): Promise<string[]> {
  return withGuard(url, async guard => {
    await guard.query('select pg_advisory_lock($1)', [migrationLock])
    refuseForeign(await recorded(guard), migrations)
    return apply(url, migrations)
  })
}

/** The names of those that `applyMigrations` would apply. */
export async function pendingMigrations(url: string, migrations: Migration[] = readMigrations()): Promise<string[]> {
  return withGuard(url, async guard => {
    const applied = await recorded(guard)
    refuseForeign(applied, migrations)
    return migrations.map(({ name }) => name).filter(name => !applied.some(each => each.name === name))
  })
}

async function withGuard<T>(url: string, work: (guard: pg.Client) => Promise<T>): Promise<T> {
  const guard = new pg.Client({ ...connectionOf(url), application_name: 'caseport migrate' })
  await guard.connect().catch((error: Error) => {
    throw new Refused(`The database can't be reached (${error.message}): check DATABASE_URL and that the server runs.`)
  })
  try {
    return await work(guard)
  } finally {
    await guard.end()
  }
}

async function apply(url: string, migrations: Migration[]): Promise<string[]> {
  const list = asMigrationList(migrations)
  try {
    const { appliedMigrationNames } = await withSchemaEngine(url, engine =>
      engine.applyMigrations({ migrationsList: list, filters }),
    )
    return appliedMigrationNames
  } catch (error) {
    throw new Refused(`The migration failed and changed nothing: ${error instanceof Error ? error.message : error}`)
  }
}

type Recorded = { name: string; checksum: string; finished: boolean }

async function recorded(client: pg.Client): Promise<Recorded[]> {
  const { rows } = await client.query(`select to_regclass('_prisma_migrations') is not null as there`)
  if (!rows[0]?.there) return []
  const told = await client.query<Recorded>(
    `select migration_name as name, checksum, finished_at is not null as finished
     from _prisma_migrations where rolled_back_at is null order by started_at`,
  )
  return told.rows
}

/** Prisma's engine doesn't notice edited files, and speaks of a failed one in its own terms. */
function refuseForeign(applied: Recorded[], migrations: Migration[]): void {
  for (const { name, checksum, finished } of applied) {
    const file = migrations.find(migration => migration.name === name)
    if (!finished) {
      throw new Refused(
        `The migration ${name} failed on this database earlier. It left nothing behind: mend the cause, then run \`npm run migrate -- retry ${name}\`.`,
      )
    }
    if (!file) {
      throw new Refused(
        `This database has the migration ${name}, which this version of Caseport doesn't know: run the newer version.`,
      )
    }
    if (file.checksum !== checksum) {
      throw new Refused(
        `The migration ${name} was edited after this database had applied it: restore the file and put the change into a new migration.`,
      )
    }
  }
}

/** Marks a failed migration as rolled back (a file is one transaction, so it left nothing), so that it is tried again. */
export async function forgetFailed(url: string, name: string): Promise<void> {
  await withSchemaEngine(url, engine => engine.markMigrationRolledBack({ migrationName: name }))
}
