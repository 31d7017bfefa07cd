import { env } from '../env.ts'
import { parseInput } from '../parse-input.ts'
import { done, type Result, refuse } from '../result.ts'
import { answerSafely } from './answer-safely.ts'
import { clearCookies } from './clear-cookies.ts'
import { jsonAnswer, readInput } from './json-route.ts'
import { provePerson } from './prove-person.ts'
import { readRequest } from './read-request.ts'
import { signInSchema } from './schema.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { isSameOrigin } from './trusted-origins.ts'
import { visitorActor } from './visitor-actor.ts'

type Answer = { body: unknown; setCookies?: string[] }
type Endpoint = (request: Request) => Promise<Result<Answer>>

/** All that answers under /api/auth. better-auth has many more addresses; none of them is reachable. */
const endpoints: Record<string, Endpoint> = {
  'POST /api/auth/sign-in/email': answerSignIn,
  'POST /api/auth/sign-out': answerSignOut,
  'GET /api/auth/get-session': answerSession,
}

/** The door of /api/auth: an allow-list; what isn't on it is not found. */
export async function answerAuth(request: Request): Promise<Response> {
  const endpoint = endpoints[`${request.method} ${new URL(request.url).pathname}`]
  const result = await answerSafely(
    async () => (endpoint ? await endpoint(request) : refuse('not-found')),
    readRequest(request.headers).requestId,
  )
  if (!result.ok) return jsonAnswer(result)
  const { body, setCookies = [] } = result.value
  return jsonAnswer(
    done(body),
    setCookies.map(cookie => ['set-cookie', cookie]),
  )
}

async function answerSignIn(request: Request): Promise<Result<Answer>> {
  if (!isFromHere(request.headers)) return refuse('foreign-origin')
  const given = await readInput(request)
  if (!given.ok) return given
  const parsed = parseInput(signInSchema, given.value)
  if (!parsed.ok) return parsed
  const result = await signIn(visitorActor(request.headers), parsed.value)
  if (!result.ok) return result
  const { person, setCookies } = result.value
  return done({ body: { redirect: false, user: person }, setCookies })
}

async function answerSignOut(request: Request): Promise<Result<Answer>> {
  if (!isFromHere(request.headers)) return refuse('foreign-origin')
  const actor = await provePerson(request.headers)
  if (actor) await signOut(actor)
  return done({ body: { success: true }, setCookies: await clearCookies(request.headers) })
}

async function answerSession({ headers }: Request): Promise<Result<Answer>> {
  const actor = await provePerson(headers)
  if (!actor) return done({ body: null })
  const { id, name, email, roles } = actor
  return done({ body: { user: { id, name, email, roles } } })
}

/** Programs that carry no cookie may leave the Origin out; a browser never does. */
function isFromHere(headers: Headers): boolean {
  const bare = !headers.has('origin') && !headers.has('cookie') && !headers.has('sec-fetch-site')
  return bare || isSameOrigin(env().APP_URL, headers)
}
