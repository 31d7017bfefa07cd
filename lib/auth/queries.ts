import type { Actor, Role } from '../actor.ts'
import { clock } from '../clock.ts'
import { db, type Prisma } from '../db.ts'
import { env } from '../env.ts'
import { done, type Result, refuse } from '../result.ts'
import { authorize } from './authorize.ts'
import { type DemoPerson, demoPeople } from './demo-people.ts'
import { personIdSchema } from './schema.ts'

/** Somebody who works here. `sarRead` is only told to those who have it themselves. */
export type PersonRow = {
  id: string
  email: string
  name: string
  roles: Role[]
  sarRead: boolean | null
  disabledAt: Date | null
  lastSeenAt: Date | null
  createdAt: Date
  sessions: number
}
export type SessionRow = { id: string; address: string | null; userAgent: string | null; createdAt: Date }
export type PersonDetail = PersonRow & { signedIn: SessionRow[] }

const personFields = {
  id: true,
  email: true,
  name: true,
  roles: true,
  sarRead: true,
  disabledAt: true,
  lastSeenAt: true,
  createdAt: true,
} as const satisfies Prisma.PersonSelect

/** Everybody, those who can sign in first, by name. */
export async function listPeople(actor: Actor): Promise<Result<PersonRow[]>> {
  const allowed = authorize(actor, 'person.read')
  if (!allowed.ok) return allowed
  const rows = await db().person.findMany({
    select: { ...personFields, _count: { select: { sessions: { where: alive() } } } },
    orderBy: [{ disabledAt: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
  })
  return done(rows.map(({ _count, ...row }) => seenBy(actor, { ...row, sessions: _count.sessions })))
}

/** One person and the browsers they are signed in with. */
export async function getPerson(actor: Actor, personId: string): Promise<Result<PersonDetail>> {
  const allowed = authorize(actor, 'person.read')
  if (!allowed.ok) return allowed
  if (!personIdSchema.safeParse({ personId }).success) return refuse('not-found')
  const row = await db().person.findUnique({
    where: { id: personId },
    select: {
      ...personFields,
      sessions: {
        where: alive(),
        select: { id: true, ipAddress: true, userAgent: true, createdAt: true },
        orderBy: { createdAt: 'desc' },
      },
    },
  })
  if (!row) return refuse('not-found')
  const { sessions, ...person } = row
  const signedIn = sessions.map(({ ipAddress, ...session }) => ({ ...session, address: ipAddress || null }))
  return done({ ...seenBy(actor, { ...person, sessions: sessions.length }), signedIn })
}

/** What the sign-in page may know of an installation before anybody has proven anything. */
export async function getSignInFacts(): Promise<{ institution: string | null; demoPeople: readonly DemoPerson[] }> {
  const installation = await db().installation.findFirst({ select: { institution: true, demo: true } })
  const institution = installation?.institution ?? 'Caseport'
  return {
    institution: institution === 'Caseport' ? null : institution,
    demoPeople: env().DEMO && installation?.demo ? await presentDemoPeople() : [],
  }
}

/** Whether /setup has something to do: nobody administers, and a start printed a code. */
export async function isSetupOpen(): Promise<boolean> {
  const [administrators, installation] = await Promise.all([
    db().person.count({ where: { roles: { has: 'administrator' } } }),
    db().installation.findFirst({ where: { setupCodeHash: { not: null } }, select: { id: true } }),
  ])
  return administrators === 0 && installation !== null
}

async function presentDemoPeople(): Promise<DemoPerson[]> {
  const emails = demoPeople.map(person => person.email)
  const rows = await db().person.findMany({
    where: { email: { in: emails }, disabledAt: null },
    select: { email: true },
  })
  return demoPeople.filter(person => rows.some(row => row.email === person.email))
}

function alive(): Prisma.SessionWhereInput {
  return { expiresAt: { gt: clock.now() } }
}

function seenBy<Row extends { sarRead: boolean }>(
  actor: Actor,
  row: Row,
): Omit<Row, 'sarRead'> & { sarRead: boolean | null } {
  return { ...row, sarRead: actor.sarRead ? row.sarRead : null }
}
