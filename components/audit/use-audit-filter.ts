'use client'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import type { AuditFilter } from '#lib/audit/schema.ts'

const parsers = {
  who: parseAsString,
  event: parseAsString,
  on: parseAsString,
  from: parseAsString,
  to: parseAsString,
  reads: parseAsStringLiteral(['only', 'hide'] as const),
  worker: parseAsStringLiteral(['hide'] as const),
}

export type AuditFilterChange = { [K in keyof AuditFilter]?: AuditFilter[K] | null }

/** The history's filter, kept in the address. */
export function useAuditFilter() {
  const [state, set] = useQueryStates(parsers, { history: 'push' })
  const filter: AuditFilter = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== null))
  return {
    filter,
    change: (next: AuditFilterChange) => void set(next as Parameters<typeof set>[0]),
    clear: () => void set(null),
  }
}
