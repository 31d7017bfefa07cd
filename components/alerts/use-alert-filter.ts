'use client'
import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { type AlertFilter, alertSorts, holders } from '#lib/alerts/schema.ts'
import { alertStatuses } from '#lib/alerts/status.ts'
import { priorities } from '#lib/alerts/triage.ts'

const parsers = {
  status: parseAsArrayOf(parseAsStringLiteral(alertStatuses)).withDefault(['open']),
  source: parseAsArrayOf(parseAsString).withDefault([]),
  priority: parseAsArrayOf(parseAsStringLiteral(priorities)).withDefault([]),
  holder: parseAsStringLiteral(holders),
  dueWithin: parseAsInteger,
  sort: parseAsStringLiteral(alertSorts).withDefault('due'),
}

/** What one press changes; null takes a filter away. */
export type FilterChange = { [K in keyof AlertFilter]?: NonNullable<AlertFilter[K]> | null }

/** The queue's filter, kept in the address: what is shared, bookmarked and gone back to is the same list. */
export function useAlertFilter() {
  const [state, set] = useQueryStates(parsers, { history: 'push' })
  const { holder, dueWithin, ...rest } = state
  const filter: AlertFilter = {
    ...rest,
    ...(holder === null ? {} : { holder }),
    ...(dueWithin === null ? {} : { dueWithin }),
  }
  const change = (next: FilterChange) => void set(next)
  const clear = () => void set(null)
  return { filter, change, clear }
}
