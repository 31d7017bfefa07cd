import type { Actor } from '../actor.ts'
import type { AuditScope } from '../audit/queries.ts'
import { holds } from './permissions.ts'

/** How much of the history this actor reads: analysts what happened to the things they see, not people and settings. */
export function auditScope(actor: Actor): AuditScope | null {
  if (holds(actor, 'audit.readAll')) return 'everything'
  return holds(actor, 'audit.read') ? 'work' : null
}
