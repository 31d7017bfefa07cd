import type { AuditFilter } from '#lib/audit/schema.ts'

/** A filter of the history as it stands in an address; the same filter is always the same text. */
export function auditQueryText(filter: AuditFilter): string {
  const given = Object.entries(filter)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .sort(([a], [b]) => a.localeCompare(b))
  return new URLSearchParams(given).toString()
}
