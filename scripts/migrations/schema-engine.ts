import { readFileSync } from 'node:fs'
import path from 'node:path'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import { root } from '../root.ts'
import { adapterFactory, type Session } from './schema-adapter.ts'

export const schemaFile = path.join(root, 'prisma/schema.prisma')

/** What is not Prisma's to look after (pg-boss has a schema of its own and is not seen anyway). */
export const filters = { externalTables: [], externalEnums: [] }

/** Runs `work` with Prisma's schema engine (its WASM build: nothing is downloaded) on the database at `url`. */
export async function withSchemaEngine<T>(url: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const datamodels: [string, string][] = [['schema.prisma', readFileSync(schemaFile, 'utf8')]]
  const session: Session = { opened: [] }
  const factory = bindMigrationAwareSqlAdapterFactory(adapterFactory(url, session))
  const engine = await SchemaEngine.new({ datamodels }, () => {}, factory)
  try {
    return await work(engine)
  } catch (error) {
    // The engine's own words say where in the engine, PostgreSQL's say what is wrong.
    throw session.failure ?? error
  } finally {
    engine.free()
    await Promise.all(session.opened.filter(pool => !pool.ending).map(pool => pool.end()))
  }
}
