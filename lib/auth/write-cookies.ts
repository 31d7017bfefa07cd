import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies'
import { cookies } from 'next/headers.js'

/** Gives a server action's answer these Set-Cookie headers. */
export async function writeCookies(setCookies: readonly string[]): Promise<void> {
  const jar = await cookies()
  for (const header of setCookies) {
    for (const [name, cookie] of parseSetCookieHeader(header)) jar.set(name, cookie.value, toCookieOptions(cookie))
  }
}
