import { headers } from 'next/headers.js'
import { cache } from 'react'
import type { PersonActor } from '../actor.ts'
import { provePerson } from './prove-person.ts'

/** Who is signed in, or null; asked once per request however many components want to know. */
export const findActor = cache(async (): Promise<PersonActor | null> => provePerson(await headers()))
