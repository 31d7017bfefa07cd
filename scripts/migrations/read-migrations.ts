import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.ts'

export const migrationsFolder = path.join(root, 'prisma/migrations')

export type Migration = { name: string; sql: string; checksum: string }

/** The migrations in the order in which they are applied: that of their names. */
export function readMigrations(folder = migrationsFolder): Migration[] {
  return readdirSync(folder)
    .filter(name => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map(name => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
}

/** One hash over all of them: what a prepared database was made from. */
export function hashMigrations(migrations: Migration[]): string {
  const hash = createHash('sha256')
  for (const { name, checksum } of migrations) hash.update(`${name} ${checksum}\n`)
  return hash.digest('hex').slice(0, 16)
}

/** The list as Prisma's schema engine reads it. */
export function asMigrationList(migrations: Migration[], folder = migrationsFolder) {
  const lockfile = path.join(folder, 'migration_lock.toml')
  return {
    baseDir: folder,
    shadowDbInitScript: '',
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null },
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: sql } },
    })),
  }
}
