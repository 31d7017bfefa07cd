import type { Role } from '../actor.ts'

export const demoPassword = 'caseport-demo'

export type DemoPerson = { email: string; name: string; roles: Role[]; sarRead: boolean; does: string }

/** Who can sign in in demo mode (and in no other). */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'admin@demo.test',
    name: 'Priya Raman',
    roles: ['administrator'],
    sarRead: true,
    does: 'Set up templates, sources, people',
  },
  {
    email: 'analyst@demo.test',
    name: 'Maya Okafor',
    roles: ['analyst'],
    sarRead: true,
    does: 'Review and submit alerts',
  },
  {
    email: 'analyst2@demo.test',
    name: 'Dana Whitfield',
    roles: ['analyst'],
    sarRead: false,
    does: 'A colleague, to see claims',
  },
  {
    email: 'approver@demo.test',
    name: 'Carol Jensen',
    roles: ['approver'],
    sarRead: true,
    does: 'Review and submit, as an approver',
  },
  {
    email: 'auditor@demo.test',
    name: 'Ana Kovač',
    roles: ['auditor'],
    sarRead: true,
    does: 'Read everything, change nothing',
  },
]
