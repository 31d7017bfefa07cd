import type { VisitorActor } from '../actor.ts'
import { readRequest } from './read-request.ts'

/** Somebody who hasn't proven anything yet, as the actor of signing in and setting up. */
export function visitorActor(headers: Headers): VisitorActor {
  return { kind: 'visitor', id: 'visitor', name: 'Not signed in', sarRead: false, ...readRequest(headers) }
}
