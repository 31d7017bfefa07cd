export const roles = ['administrator', 'analyst', 'approver', 'auditor'] as const
export type Role = (typeof roles)[number]

/** Who acts. A door proves it and hands it to a verb; verbs never look for it themselves. */
export type Actor =
  | {
      kind: 'person'
      id: string
      name: string
      email: string
      roles: readonly Role[]
      sarRead: boolean
      sessionId?: string
      address?: string
      requestId?: string
    }
  | { kind: 'source'; id: string; name: string; sarRead: boolean; address?: string; requestId?: string }
  | { kind: 'worker'; id: 'worker'; name: 'Worker'; sarRead: true; requestId?: string }
  | { kind: 'operator'; id: 'operator'; name: 'Command line'; sarRead: true; requestId?: string }
  | {
      kind: 'visitor'
      id: 'visitor'
      name: 'Not signed in'
      sarRead: false
      address?: string
      userAgent?: string
      requestId?: string
    }

export type PersonActor = Extract<Actor, { kind: 'person' }>
/** Somebody before signing in: nothing is proven and nothing is held, but the audit still says what was tried. */
export type VisitorActor = Extract<Actor, { kind: 'visitor' }>

/** The worker sees everything, since it delivers everything. */
export const worker: Actor = { kind: 'worker', id: 'worker', name: 'Worker', sarRead: true }
/** Whoever runs a command on the machine has the database anyway; the audit names the command line. */
export const operator: Actor = { kind: 'operator', id: 'operator', name: 'Command line', sarRead: true }
