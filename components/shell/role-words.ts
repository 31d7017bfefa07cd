import { roles as inOrder, type Role } from '#lib/actor.ts'

const words: Record<Role, string> = {
  administrator: 'Administrator',
  analyst: 'Analyst',
  approver: 'Approver',
  auditor: 'Auditor',
}

/** 'Administrator, Analyst': a person's roles, always in the same order. */
export function roleWords(roles: readonly Role[]): string {
  return inOrder
    .filter(role => roles.includes(role))
    .map(role => words[role])
    .join(', ')
}
