import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refused } from '../say.ts'
import { asMigrationList, migrationsFolder, readMigrations } from './read-migrations.ts'
import { filters, schemaFile, withSchemaEngine } from './schema-engine.ts'

/**
 * Writes the migration that leads from the existing ones to schema.prisma, computed on a shadow database beside `url`'s.
 * @returns the new file's path, or undefined when the schema says nothing new
 */
export async function createMigration(url: string, name: string): Promise<string | undefined> {
  if (!/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new Refused('A migration is named in small letters, digits and underscores, such as `add_checklist`.')
  }
  const { exitCode, stdout } = await withSchemaEngine(url, engine =>
    engine.diff({
      from: { tag: 'migrations', ...asMigrationList(readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: readFileSync(schemaFile, 'utf8') }] },
      script: true,
      exitCode: true,
      filters,
    }),
  )
  if (exitCode !== 2 || !stdout) return undefined
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsFolder, `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'migration.sql'), stdout)
  return path.join(folder, 'migration.sql')
}
