import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { db } from '../db.ts'
import { env } from '../env.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { trustedOrigins } from './trusted-origins.ts'

/** A working day and some more; the sign-in then opens over the page, and what was typed stays. */
export const sessionHours = 12

/** How our address finding reaches better-auth, which would otherwise believe X-Forwarded-For. */
export const addressHeader = 'x-caseport-address'

function make(client: ReturnType<typeof db>) {
  const { APP_URL, AUTH_SECRET } = env()
  if (!AUTH_SECRET) throw new Error('AUTH_SECRET is not set: start Caseport with `npm start`, or set it.')
  const app = new URL(APP_URL)
  return betterAuth({
    baseURL: app.origin,
    secret: AUTH_SECRET,
    database: prismaAdapter(client, { provider: 'postgresql' }),
    trustedOrigins: request => trustedOrigins(APP_URL, request?.headers.get('host')),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      password: { hash: password => hashPassword(password), verify: proof => verifyPassword(proof) },
    },
    user: { modelName: 'person' },
    session: {
      modelName: 'session',
      fields: { userId: 'personId' },
      expiresIn: sessionHours * 60 * 60,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
    },
    account: { modelName: 'credential', fields: { userId: 'personId' } },
    verification: { modelName: 'verification' },
    // Ours counts wrong passwords only, over all processes (sign-in-limits.ts).
    rateLimit: { enabled: false },
    databaseHooks: { session: { create: { before: session => refuseDisabled(session.userId) } } },
    // What it would print names e-mail addresses' existence; refusals are audit events instead.
    logger: { disabled: true },
    telemetry: { enabled: false },
    advanced: {
      // Cookies don't know ports: two installations on one machine would sign each other out.
      cookiePrefix: app.port === '' ? 'caseport' : `caseport-${app.port}`,
      useSecureCookies: app.protocol === 'https:',
      database: { generateId: false },
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
    },
  })
}

/** A disabled person's right password begins no session. */
async function refuseDisabled(personId: string): Promise<false | undefined> {
  const person = await db().person.findFirst({ where: { id: personId, disabledAt: null }, select: { id: true } })
  return person ? undefined : false
}

let made: { client: ReturnType<typeof db>; auth: ReturnType<typeof make> } | undefined

/** Sessions and passwords, kept by better-auth in our own tables. Made on first use, and again for another database. */
export function auth() {
  const client = db()
  if (made?.client !== client) made = { client, auth: make(client) }
  return made.auth
}
