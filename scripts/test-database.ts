import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './database/start-postgres.ts'
import { applyMigrations } from './migrations/apply-migrations.ts'
import { hashMigrations, readMigrations } from './migrations/read-migrations.ts'

/** Vitest's global setup: one real PostgreSQL for the run, migrated once into a template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'caseport-test-'))
  const postgres = await startPostgres(dataDir)
  const migrations = readMigrations()
  const template = `template_${hashMigrations(migrations)}`
  await createDatabase(postgres.url, template)
  await applyMigrations(postgres.url.replace(/caseport$/, template), migrations)
  project.provide('databaseServer', { url: postgres.url, template })
  return async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function createDatabase(server: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
}
