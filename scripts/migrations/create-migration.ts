import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../say.ts'
import { asMigrationList, migrationsFolder, readMigrations } from './read-migrations.ts'
import { filters, schemaFile, withSchemaEngine } from './schema-engine.ts'

/** The SQL that leads from the migrations to schema.prisma, computed on a shadow database beside `url`'s; undefined when they agree. */
export async function missingSql(url: string): Promise<string | undefined> {
  const { exitCode, stdout } = await withSchemaEngine(url, engine =>
    engine.diff({
      from: { tag: 'migrations', ...asMigrationList(readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: readFileSync(schemaFile, 'utf8') }] },
      script: true,
      exitCode: true,
      filters,
    }),
  )
  return exitCode === 2 && stdout ? stdout : undefined
}

/** Writes the next migration and tells its path; undefined when the schema says nothing that the migrations do not. */
export async function createMigration(url: string, name: string): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Refused('A migration is named in small letters, digits and underscores, such as `add_checklist`.')
  }
  const sql = await missingSql(url)
  if (sql === undefined) return undefined
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsFolder, `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  return path.join(folder, 'migration.sql')
}
