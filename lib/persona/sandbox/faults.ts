import { z } from 'zod'
import { type Reply, refusal, tooManyRequests } from './reply.ts'

const pattern = z.string().refine(text => {
  try {
    new RegExp(`^(?:${text})`)
    return true
  } catch {
    return false
  }
}, 'give the beginning of a path, such as /cases, or a regular expression')

const matchSchema = z.union([
  z
    .string()
    .regex(/^[A-Z]+ \//, 'give a method and a path, such as POST /cases')
    .transform(text => ({ method: text.split(' ')[0] ?? '', path: text.slice(text.indexOf(' ') + 1) })),
  z.strictObject({ method: z.string().toUpperCase().optional(), path: pattern.optional() }),
])

/**
 * A fault to play. `before` refuses without doing the work; `after` does the work (the case is made) and then answers with
 * the status, or drops the connection. `path` is read from the beginning, with or without /api/v1.
 */
export const faultSchema = z
  .strictObject({
    match: matchSchema.default({}),
    status: z.int().min(200).max(599).optional(),
    drop: z.boolean().optional(),
    delayMs: z.int().min(0).max(3_600_000).optional(),
    body: z.unknown().optional(),
    /** true for a proxy's usual page, or the page itself. */
    html: z.union([z.boolean(), z.string()]).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    when: z.enum(['before', 'after']).default('before'),
    times: z.int().min(1).default(1),
    /** Whether an idempotency key remembers this answer, as it does Persona's own. A proxy's 502 would be false. */
    stored: z.boolean().default(true),
  })
  .refine(
    fault => fault.status !== undefined || fault.drop || fault.delayMs !== undefined,
    'give status, drop or delayMs',
  )

export type Fault = z.infer<typeof faultSchema>
type Asked = { method: string; path: string }

/** True for what happens before idempotency, so that a replay meets it too and nothing is remembered. */
export function isOutside(fault: Fault): boolean {
  return !!fault.drop || fault.status === undefined || fault.status === 401 || fault.status === 429 || !fault.stored
}

export type Faults = {
  add: (fault: Fault) => void
  clear: () => void
  list: () => Fault[]
  /** The first fault that matches, one time of it used up. `settled`: the answer is already remembered, only outside faults count. */
  take: (asked: Asked, settled: boolean) => Fault | undefined
}

export function faultList(): Faults {
  let faults: Fault[] = []
  return {
    add: fault => {
      faults.push({ ...fault })
    },
    clear: () => {
      faults = []
    },
    list: () => faults,
    take: (asked, settled) => {
      const found = faults.find(fault => matches(fault, asked) && (!settled || isOutside(fault)))
      if (!found) return undefined
      found.times -= 1
      faults = faults.filter(fault => fault.times > 0)
      return found
    },
  }
}

function matches({ match }: Fault, asked: Asked): boolean {
  if (match.method !== undefined && match.method !== asked.method) return false
  if (match.path === undefined) return true
  const begins = new RegExp(`^(?:${match.path})`)
  return begins.test(asked.path) || begins.test(`/api/v1${asked.path}`)
}

const proxyPage = (status: number): string =>
  `<!doctype html><html><head><title>${status}</title></head><body><h1>${status}</h1><hr>proxy</body></html>`

/** The answer of a fault that has a status. */
export function faultReply(fault: Fault, rateLimit: number): Reply {
  const status = fault.status ?? 500
  if (fault.html) {
    const text = fault.html === true ? proxyPage(status) : fault.html
    return { status, body: null, text, contentType: 'text/html; charset=utf-8', changes: [] }
  }
  if (fault.body !== undefined) return { status, body: fault.body, changes: [] }
  return status === 429 ? tooManyRequests(rateLimit) : refusal(status)
}
