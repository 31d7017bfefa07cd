import { createHash } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { databaseOn } from '#lib/testing/fresh-database.ts'
import { applyMigrations, forgetFailed, pendingMigrations } from './apply-migrations.ts'
import { missingSql } from './create-migration.ts'
import { type Migration, readMigrations } from './read-migrations.ts'

const { url: server } = inject('databaseServer')
let made = 0

async function emptyDatabase(): Promise<string> {
  const name = `migrate_${process.pid}_${++made}`
  await query(server, `create database ${name}`)
  return databaseOn(server, name)
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const migration = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash('sha256').update(sql).digest('hex'),
})

const first = migration('1_first', 'create table one (id int); insert into one values (1);')
const second = migration('2_second', 'create function two() returns int as $$ begin return 2; end $$ language plpgsql;')

test('migrating twice applies each once', async () => {
  const url = await emptyDatabase()
  expect(await pendingMigrations(url, [first, second])).toEqual(['1_first', '2_second'])
  expect(await applyMigrations(url, [first])).toEqual(['1_first'])
  expect(await pendingMigrations(url, [first, second])).toEqual(['2_second'])
  expect(await applyMigrations(url, [first, second])).toEqual(['2_second'])
  expect(await applyMigrations(url, [first, second])).toEqual([])
  expect(await query(url, 'select id, two() from one')).toEqual([{ id: 1, two: 2 }])
})

test('of many at the same time one migrates and the others find it done', async () => {
  const url = await emptyDatabase()
  const all = await Promise.all([1, 2, 3].map(() => applyMigrations(url, [first, second])))
  expect(all.map(applied => applied.length).sort()).toEqual([0, 0, 2])
  expect(await query(url, 'select count(*)::int from one')).toEqual([{ count: 1 }])
})

test('an edited migration is refused by name, and so is one that this version does not know', async () => {
  const url = await emptyDatabase()
  await applyMigrations(url, [first, second])
  const edited = migration('1_first', 'create table one (id bigint);')
  await expect(applyMigrations(url, [edited, second])).rejects.toThrow('The migration 1_first was edited after')
  await expect(applyMigrations(url, [first])).rejects.toThrow('the migration 2_second, which this version')
  await expect(pendingMigrations(url, [edited, second])).rejects.toThrow('1_first was edited')
})

test('a migration that fails leaves nothing, is explained, and can be mended and tried again', async () => {
  const url = await emptyDatabase()
  const broken = migration('2_broken', 'create table two (id int); insert into three values (1);')
  await expect(applyMigrations(url, [first, broken])).rejects.toThrow(
    'The migration failed and changed nothing: relation "three" does not exist',
  )
  expect(await query(url, "select to_regclass('two')::text as two")).toEqual([{ two: null }])
  await expect(applyMigrations(url, [first, broken])).rejects.toThrow('npm run migrate -- retry 2_broken')
  await forgetFailed(url, '2_broken')
  const mended = migration('2_broken', 'create table two (id int);')
  expect(await applyMigrations(url, [first, mended])).toEqual(['2_broken'])
})

test('a database that can not be reached is said in a sentence', async () => {
  await expect(applyMigrations('postgresql://x@127.0.0.1:1/x', [first])).rejects.toThrow(
    /can't be reached .* check DATABASE_URL/,
  )
})

test('the migrations lead to schema.prisma', async () => {
  expect(readMigrations().map(({ name }) => name)).toEqual(
    readMigrations()
      .map(({ name }) => name)
      .sort(),
  )
  expect(await missingSql(server)).toBeUndefined()
})
