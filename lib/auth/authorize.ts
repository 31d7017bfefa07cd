import type { Actor } from '../actor.ts'
import { done, type Refusal, refuse } from '../result.ts'
import { holds, type Permission } from './permissions.ts'

/**
 * The first line of every verb: may this actor do this, to a subject of this kind?
 * @returns not-found when not: what may not be seen or done is not known to exist, so there is no "forbidden".
 */
export function authorize(
  actor: Actor,
  permission: Permission,
  subject: { kind: 'alert' | 'sar' } = { kind: 'alert' },
): Refusal | { ok: true; value: Actor } {
  if (!holds(actor, permission)) return refuse('not-found')
  if (subject.kind === 'sar' && !actor.sarRead) return refuse('not-found')
  return done(actor)
}
