import type { Actor } from './actor.ts'

/**
 * The condition that every query adds: without `sar.read` nothing of kind sar exists (31 U.S.C. 5318(g)(2): even the
 * absence of a filing is confidential). Every table with something to hide carries `kind`.
 */
export function visibleTo(actor: Actor): { kind?: 'alert' } {
  return actor.sarRead ? {} : { kind: 'alert' }
}
