import type { Change } from '#lib/drafts/merge-answers.ts'

/** What somebody wrote in one field, and when. */
export type Edit = { change: Change; at: string }
export type Edits = Map<string, Edit>

export function changesOf(edits: ReadonlyMap<string, Edit>): Map<string, Change> {
  return new Map([...edits].map(([key, { change }]) => [key, change]))
}

/** Whether a problem's path is about this field: `amount`, `amount.currency`, `changes.amount[0]`. */
export function concerns(path: string, key: string): boolean {
  const rest = path.startsWith('changes.') ? path.slice('changes.'.length) : path
  return rest === key || rest.startsWith(`${key}.`) || rest.startsWith(`${key}[`)
}
