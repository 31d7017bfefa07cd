import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** What one use of the engine leaves behind: pools that it forgets to close, and PostgreSQL's own words for a failure. */
export type Session = { opened: pg.Pool[]; failure?: Error }

/** Discrete fields, never a connection string: with one, the shadow database would be the main one. */
export function connectionOf(url: string): pg.PoolConfig {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url)
  const mode = searchParams.get('sslmode')
  return {
    host: decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ...(mode && mode !== 'disable' ? { ssl: { rejectUnauthorized: mode.startsWith('verify') } } : {}),
  }
}

/** What prisma's stock adapter can't do for its own schema engine, mended: whole scripts, catalogue types, a shadow database apart. */
export function adapterFactory(url: string, session: Session): SqlMigrationAwareDriverAdapterFactory {
  const connection = connectionOf(url)
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => connect(connection, session, async () => {}),
    connectToShadowDb: () => connectToShadow(connection, session),
  }
}

async function connect(
  connection: pg.PoolConfig,
  session: Session,
  afterwards: () => Promise<void>,
): Promise<SqlDriverAdapter> {
  const pool = cataloguePool(connection)
  session.opened.push(pool)
  const adapter = await new PrismaPg(pool).connect()
  const queryRaw = adapter.queryRaw.bind(adapter)
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery) => withChars(await queryRaw(query)),
    // The stock one cuts a script at every `;`, function bodies included; one query keeps a file whole and atomic.
    executeScript: async (script: string) => {
      await pool.query(script).catch((error: Error) => {
        session.failure = error
        throw error
      })
    },
    dispose: async () => {
      await pool.end()
      await afterwards()
    },
  })
}

async function connectToShadow(connection: pg.PoolConfig, session: Session): Promise<SqlDriverAdapter> {
  const database = `caseport_shadow_${randomUUID()}`
  const main = new pg.Client(connection)
  await main.connect()
  await main.query(`create database "${database}"`)
  return connect({ ...connection, database }, session, async () => {
    await main.query(`drop database "${database}" with (force)`)
    await main.end()
  })
}

/** Which columns of a result are the catalogues' one-byte "char" (type 18), which the stock adapter doesn't know. */
const charColumns = new WeakMap<unknown[], number[]>()

function cataloguePool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(connection)
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>
  const told = async (...args: unknown[]) => {
    const result = await query(...args)
    if (Array.isArray(result)) return result
    const { fields } = result
    charColumns.set(
      result.rows,
      fields.flatMap((field, index) => (field.dataTypeID === 18 ? [index] : [])),
    )
    for (const field of fields) if (field.dataTypeID === 18) field.dataTypeID = 25
    return result
  }
  return Object.assign(pool, { query: told })
}

function withChars(result: SqlResultSet): SqlResultSet {
  for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
  return result
}
