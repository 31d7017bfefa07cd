import { headers } from 'next/headers.js'
import { redirect } from 'next/navigation.js'
import type { PersonActor } from '../actor.ts'
import { findActor } from './find-actor.ts'
import { nextPath } from './next-path.ts'
import { requestMarks } from './request-marks.ts'

/** The door of a page: who is signed in; signed out it leads to /sign-in, which leads back to this page. */
export async function requireActor(): Promise<PersonActor> {
  const actor = await findActor()
  if (actor) return actor
  const path = nextPath((await headers()).get(requestMarks.path))
  redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}
