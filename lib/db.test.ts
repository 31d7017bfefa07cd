import { expect, onTestFinished, test } from 'vitest'
import { db, isDatabaseGone, isUniqueViolation, Prisma, switchDatabase, type Tx, transaction } from './db.ts'
import { freshDatabase } from './testing/fresh-database.ts'

const { url } = await freshDatabase()
await db().$executeRaw`create table tally (name text constraint tally_name_key primary key, count int not null)`
await db().$executeRaw`insert into tally values ('a', 0), ('b', 0)`

const raise = (tx: Tx, name: string) => tx.$executeRaw`update tally set count = count + 1 where name = ${name}`
const counts = () => db().$queryRaw`select name, count from tally order by name`

test('a transaction that throws leaves nothing', async () => {
  const failed = transaction(async tx => {
    await raise(tx, 'a')
    throw new Error('on purpose')
  })
  await expect(failed).rejects.toThrow('on purpose')
  expect(await counts()).toEqual([
    { name: 'a', count: 0 },
    { name: 'b', count: 0 },
  ])
})

test('of two transactions in a deadlock, the one that the database ends runs again', async () => {
  const meeting = Promise.withResolvers<void>()
  let arrived = 0
  const both = async () => {
    if (++arrived === 2) meeting.resolve()
    await meeting.promise
  }
  const inOrder = (first: string, second: string) =>
    transaction(async tx => {
      await raise(tx, first)
      await both()
      await raise(tx, second)
    })
  await Promise.all([inOrder('a', 'b'), inOrder('b', 'a')])
  expect(arrived).toBe(3)
  expect(await counts()).toEqual([
    { name: 'a', count: 2 },
    { name: 'b', count: 2 },
  ])
})

test('a serialization failure runs again, and sees what the other wrote', async () => {
  let runs = 0
  await transaction(
    async tx => {
      runs++
      const [row] = await tx.$queryRaw<{ count: number }[]>`select count from tally where name = 'a'`
      if (runs === 1) await db().$executeRaw`update tally set count = 10 where name = 'a'`
      await tx.$executeRaw`update tally set count = ${(row?.count ?? 0) + 1} where name = 'a'`
    },
    { isolation: Prisma.TransactionIsolationLevel.Serializable },
  )
  expect(runs).toBe(2)
  expect(await db().$queryRaw`select count from tally where name = 'a'`).toEqual([{ count: 11 }])
})

test('a taken key is told apart by its constraint, also through the client', async () => {
  const raw = await db().$executeRaw`insert into tally values ('a', 1)`.catch((error: unknown) => error)
  expect(isUniqueViolation(raw)).toBe(true)
  expect(isUniqueViolation(raw, 'tally_name_key')).toBe(true)
  expect(isUniqueViolation(raw, 'another_key')).toBe(false)
  await db().person.create({ data: { email: 'ada@example.test', name: 'Ada' } })
  const taken = await db()
    .person.create({ data: { email: 'ada@example.test', name: 'Ada' } })
    .catch((error: unknown) => error)
  expect(isUniqueViolation(taken, 'person_email_key')).toBe(true)
  expect(isDatabaseGone(taken)).toBe(false)
  expect(isUniqueViolation(new Error('23505'))).toBe(false)
})

test('a database that is not there is told apart from a mistake', async () => {
  const mistake = await db().$queryRaw`select * from nowhere`.catch((error: unknown) => error)
  expect(isDatabaseGone(mistake)).toBe(false)
  await switchDatabase('postgresql://caseport@127.0.0.1:1/caseport')
  onTestFinished(() => switchDatabase(url))
  const gone = await db().$queryRaw`select 1`.catch((error: unknown) => error)
  expect(isDatabaseGone(gone)).toBe(true)
  const inTransaction = await transaction(tx => tx.$queryRaw`select 1`).catch((error: unknown) => error)
  expect(isDatabaseGone(inTransaction)).toBe(true)
})

test('a connection that the server ends is a database that is gone', async () => {
  const ended = await transaction(tx => tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())`).catch(
    (error: unknown) => error,
  )
  expect(isDatabaseGone(ended)).toBe(true)
  expect(await db().$queryRaw`select 1 as one`).toEqual([{ one: 1 }])
})
