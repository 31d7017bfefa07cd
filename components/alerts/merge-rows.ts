import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { Pages } from '../shell/use-pages.ts'

/** Puts changed rows in their place. A row that a decision closed stays where it is, marked, until the next reload. */
export function mergeRows(data: Pages<AlertRow>, changed: readonly AlertRow[]): Pages<AlertRow> {
  const byId = new Map(changed.map(row => [row.id, row]))
  if (byId.size === 0) return data
  return {
    ...data,
    pages: data.pages.map(page => ({ ...page, rows: page.rows.map(row => byId.get(row.id) ?? row) })),
  }
}

/** Takes a row out: the actor has decided it, and it no longer belongs into this view. */
export function withoutRow(data: Pages<AlertRow>, id: string): Pages<AlertRow> {
  return { ...data, pages: data.pages.map(page => ({ ...page, rows: page.rows.filter(row => row.id !== id) })) }
}
