import { headers } from 'next/headers.js'
import { redirect } from 'next/navigation.js'
import { clearCookies } from './clear-cookies.ts'
import { provePerson } from './prove-person.ts'
import { signOut } from './sign-out.ts'
import { writeCookies } from './write-cookies.ts'

/** The door of "Sign out": ends the session, takes its cookies, leads to /sign-in. */
export async function signOutForm(): Promise<void> {
  const asked = await headers()
  const actor = await provePerson(asked)
  if (actor) await signOut(actor)
  await writeCookies(await clearCookies(asked))
  redirect('/sign-in')
}
