import path from 'node:path'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

const flag = z.enum(['0', '1', 'true', 'false']).transform(value => value === '1' || value === 'true')
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'give a whole number')
    .transform(Number)
    .refine(n => n >= least && n <= most, `give a whole number from ${least} to ${most}`)
const list = z.string().transform(text =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(Boolean),
)
const url = (protocols: string[]) =>
  z.string().refine(
    text => {
      try {
        return protocols.includes(new URL(text).protocol)
      } catch {
        return false
      }
    },
    `give an address that begins with ${protocols.map(p => `${p}//`).join(' or ')}`,
  )

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** Every setting, parsed once. The names and defaults are the contract's; README has a sentence on each. */
export const envSchema = z.object({
  PORT: whole(0, 65_535).default(3000),
  APP_URL: url(['http:', 'https:']).optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  DATA_DIR: z.string().default('./.data'),
  PERSONA_API_URL: url(['http:', 'https:']).optional(),
  PERSONA_API_KEY: z.string().min(1, 'give the key, or leave the setting out').optional(),
  PERSONA_VERSION: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'give a date such as 2025-12-08')
    .default('2025-12-08'),
  PERSONA_WEBHOOK_SECRETS: list.default([]),
  PERSONA_RATE_LIMIT: whole(1, 100_000).default(300),
  AUTH_SECRET: z.string().min(32, 'give at least 32 characters').optional(),
  ENCRYPTION_KEYS: z
    .string()
    .refine(
      text =>
        text.split(',').every(part => {
          const [id, key] = part.trim().split(':')
          return Boolean(id) && Buffer.from(key ?? '', 'base64').length === 32
        }),
      'give id:base64 of 32 bytes, comma-separated',
    )
    .optional(),
  TRUSTED_PROXIES: list
    .refine(
      proxies => proxies.every(each => ipaddr.isValid(each) || ipaddr.isValidCIDR(each)),
      'give addresses or ranges such as 10.0.0.5,10.1.0.0/16, comma-separated',
    )
    .default([]),
  SANDBOX_PORT: whole(0, 65_535).optional(),
  ADMIN_EMAIL: z.email('give an e-mail address').optional(),
  ADMIN_PASSWORD: z.string().min(8, 'give at least 8 characters').optional(),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(logLevels, `give one of ${logLevels.join(', ')}`).default('info'),
})

export type Env = ReturnType<typeof parseEnv>

/**
 * Reads the settings out of an environment.
 * @throws Error whose message names each bad setting with its mend, one a line; never the value, which may be a secret.
 */
export function parseEnv(from: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = envSchema.safeParse(given)
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const env = parsed.data
  const sandboxed = env.PERSONA_API_KEY === undefined
  return {
    ...env,
    APP_URL: env.APP_URL ?? `http://localhost:${env.PORT}`,
    DATA_DIR: path.resolve(env.DATA_DIR),
    PERSONA_API_URL: env.PERSONA_API_URL ?? (sandboxed ? undefined : 'https://api.withpersona.com/api/v1'),
    DEMO: env.DEMO ?? (sandboxed && env.DATABASE_URL === undefined),
    /** Without a key of Persona's, our own sandbox stands in and nothing leaves the machine. */
    sandboxed,
    production: from.NODE_ENV === 'production',
  }
}

let parsed: Env | undefined

/** The settings of this process; parsed on first use, so that a build needs none. */
export function env(): Env {
  parsed ??= parseEnv(process.env)
  return parsed
}
