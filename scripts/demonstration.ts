import { existsSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { db } from '#lib/db.ts'
import { say } from './say.ts'

const markOf = (dataDir: string) => path.join(dataDir, 'filling')

/** Fills an empty embedded database with the demonstration; one that holds a person or a template is somebody's. */
export async function fillDemonstration(dataDir: string): Promise<void> {
  if ((await db().person.count()) > 0 || (await db().template.count()) > 0) return
  say('Filling the empty database with the demonstration …')
  writeFileSync(markOf(dataDir), '')
  const { seed } = await import('../prisma/seed.ts')
  await seed()
  await db().installation.update({ where: { id: 1 }, data: { demo: true } })
  rmSync(markOf(dataDir))
}

/** Empties an embedded database whose filling was cut off: nobody has worked in it yet, and half a demonstration confuses. */
export async function clearHalfFilled(dataDir: string, url: string): Promise<void> {
  if (!existsSync(markOf(dataDir))) return
  const client = new pg.Client({ connectionString: url.replace(/caseport$/, 'postgres') })
  await client.connect()
  await client.query('drop database if exists caseport with (force)')
  await client.query('create database caseport')
  await client.end()
  rmSync(markOf(dataDir))
}
