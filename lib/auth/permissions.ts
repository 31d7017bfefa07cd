import type { Actor, Role } from '../actor.ts'

/**
 * Who may what: the only place. Nothing is implied by being senior. What is of kind sar needs `sar.read` on top,
 * whatever the role; that is `visibleTo` and `authorize`, not this table.
 */
export const permissions = {
  'alert.read': ['administrator', 'analyst', 'approver', 'auditor'],
  'alert.work': ['analyst', 'approver'],
  'draft.read': ['administrator', 'analyst', 'approver', 'auditor'],
  'draft.write': ['analyst', 'approver'],
  'submission.read': ['administrator', 'analyst', 'approver', 'auditor'],
  'submission.submit': ['analyst', 'approver'],
  'submission.mend': ['administrator', 'analyst', 'approver'],
  'case.read': ['administrator', 'analyst', 'approver', 'auditor'],
  'template.read': ['administrator'],
  'template.write': ['administrator'],
  'source.read': ['administrator'],
  'source.write': ['administrator'],
  'person.read': ['administrator'],
  'person.write': ['administrator'],
  'settings.read': ['administrator'],
  'audit.read': ['administrator', 'analyst', 'approver', 'auditor'],
  'audit.readAll': ['administrator', 'auditor'],
  'audit.export': ['auditor'],
} as const satisfies Record<string, readonly Role[]>

export type Permission = keyof typeof permissions

/** Whether this actor holds the permission, kinds aside. The worker and the command line may do what their code does. */
export function holds(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'worker' || actor.kind === 'operator') return true
  if (actor.kind !== 'person') return false
  return permissions[permission].some(role => actor.roles.includes(role))
}
