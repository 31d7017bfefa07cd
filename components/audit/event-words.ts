import { alarming, type EventName, reads } from '#lib/audit/event-types.ts'
import type { AuditRow } from '#lib/audit/queries.ts'
import { truncateMiddle } from '../ui/truncate-middle.ts'

const pages: Record<string, (id: string) => string> = {
  alert: id => `/alerts/${id}`,
  submission: id => `/submissions/${id}`,
}

/** Where the thing that an event happened to is shown; a draft is shown with its alert. Null for what has no page. */
export function eventHref(row: Pick<AuditRow, 'subjectType' | 'subjectId' | 'alertId'>): string | null {
  const page = pages[row.subjectType]
  if (page) return page(row.subjectId)
  return row.alertId === null ? null : `/alerts/${row.alertId}`
}

/** The number or name that the event happened to, as a row shows it. */
export function eventOn(row: Pick<AuditRow, 'subjectType' | 'subjectId' | 'alertId'>): string {
  if (row.subjectType === 'draft' && row.alertId !== null) return row.alertId
  return row.subjectType === 'person' ? 'a person' : truncateMiddle(row.subjectId, 18)
}

export function isRead(event: string): boolean {
  return reads.includes(event as EventName)
}

export function isAlarming(event: string): boolean {
  return alarming.includes(event as EventName)
}

export type ChangedField = { field: string; before: string | null; after: string | null }

/** What an event changed, value by value; what stayed the same isn't there. */
export function changedFields(before: unknown, after: unknown): ChangedField[] {
  const old = unwrap(asRecord(before))
  const now = unwrap(asRecord(after))
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map(field => ({ field, before: asText(old[field]), after: asText(now[field]) }))
    .filter(change => change.before !== change.after)
}

/** A draft's events carry its answers as one value; people read them one by one. */
function unwrap({ answers, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { ...rest, ...asRecord(answers) }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}

function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}
