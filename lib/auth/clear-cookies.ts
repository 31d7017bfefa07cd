import { auth } from './auth.ts'

/** The Set-Cookie headers that take a session's cookies away from a browser. */
export async function clearCookies(headers: Headers): Promise<string[]> {
  const cookie = headers.get('cookie') ?? ''
  const answer = await auth().api.signOut({ headers: new Headers({ cookie }), returnHeaders: true })
  return answer.headers.getSetCookie()
}
