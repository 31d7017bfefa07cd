import type { PersonaFieldSchema } from '../schema.ts'

export type SandboxTemplate = {
  id: string
  name: string
  /** The short key before the running number in case names. */
  key: string
  status: 'active' | 'archived'
  initialStatus: string
  resolutions: string[]
  fieldSchemas: PersonaFieldSchema[]
  createdAt: string
  updatedAt: string
  /** True for one that was never registered: it has no field schemas to check against. */
  open: boolean
}

export type TypedValue = { type: string; value: unknown }

export type SandboxCase = {
  id: string
  templateId: string
  key: string
  number: number
  status: string
  createdAt: string
  updatedAt: string
  creatorId: string
  creatorType: string
  updaterId: string | null
  updaterType: string | null
  queueId: string | null
  slaExpiresAt: string | null
  objectIds: string[]
  fields: Record<string, TypedValue>
  attachments: { filename: string; url: string; 'byte-size': number }[]
}

/** The first outcome of an idempotency key: kept whatever it was, replayed for 24 hours. */
export type Outcome = {
  key: string
  fingerprint: string
  requestId: string
  at: string
  status: number
  text: string
  contentType: string
}

export type Change =
  | { is: 'environment'; environmentId: string; organizationId: string }
  | { is: 'template'; template: SandboxTemplate }
  | { is: 'case'; case: SandboxCase }
  | { is: 'outcome'; outcome: Outcome }

export type SandboxState = {
  environmentId: string
  organizationId: string
  templates: Map<string, SandboxTemplate>
  /** In the order of creation. */
  cases: Map<string, SandboxCase>
  /** The last running number by template key. */
  numbers: Map<string, number>
  outcomes: Map<string, Outcome>
}

export function emptyState(): SandboxState {
  return {
    environmentId: '',
    organizationId: '',
    templates: new Map(),
    cases: new Map(),
    numbers: new Map(),
    outcomes: new Map(),
  }
}

/** Applies a change in place; applying it twice changes nothing more. */
export function applyChange(state: SandboxState, change: Change): void {
  if (change.is === 'environment') {
    state.environmentId = change.environmentId
    state.organizationId = change.organizationId
  } else if (change.is === 'template') {
    state.templates.set(change.template.id, change.template)
  } else if (change.is === 'case') {
    const { key, number } = change.case
    state.cases.set(change.case.id, change.case)
    state.numbers.set(key, Math.max(number, state.numbers.get(key) ?? 0))
  } else {
    state.outcomes.set(change.outcome.key, change.outcome)
  }
}

/** The changes that lead from nothing to this state. */
export function changesOf(state: SandboxState): Change[] {
  const { environmentId, organizationId } = state
  return [
    { is: 'environment', environmentId, organizationId },
    ...[...state.templates.values()].map(template => ({ is: 'template', template }) as const),
    ...[...state.cases.values()].map(each => ({ is: 'case', case: each }) as const),
    ...[...state.outcomes.values()].map(outcome => ({ is: 'outcome', outcome }) as const),
  ]
}
