import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { closeDatabase, db, switchDatabase } from '../db.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The test run's PostgreSQL and its migrated template, made once by scripts/test-database.ts. */
    databaseServer: { url: string; template: string }
  }
}

/**
 * Gives this test file a database of its own, migrated and empty, on the run's one PostgreSQL, and points lib/db.ts at
 * it. To be awaited at the top of the file or in beforeAll; it is dropped after the file's last test.
 */
export async function freshDatabase(): Promise<{ db: ReturnType<typeof db>; url: string }> {
  const { url: server, template } = inject('databaseServer')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(server, `create database ${name} template ${template}`)
  const url = databaseOn(server, name)
  await switchDatabase(url)
  afterAll(async () => {
    await closeDatabase()
    await administer(server, `drop database if exists ${name} with (force)`)
  })
  return { db: db(), url }
}

/** The address of another database on the same server. */
export function databaseOn(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function administer(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseOn(server, 'postgres') })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
