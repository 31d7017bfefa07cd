'use client'
import { useEffect, useRef, useState } from 'react'
import { nextCursor } from './next-cursor.ts'

/**
 * The cursor of a table: a row, not an index, so that rows that come and go never move it. When its row leaves, the row
 * that took its place gets it. Another list (filtered or sorted otherwise) begins at its top.
 * @param list which list the rows are of; null while those of the earlier one are still shown
 */
export function useRowCursor(ids: readonly string[], list: string | null) {
  const [kept, keep] = useState<{ id: string | null; list: string | null }>({ id: null, list })
  const before = useRef<readonly string[]>(ids)
  const shown = list ?? kept.list
  const cursor = nextCursor(shown === kept.list ? kept.id : null, before.current, ids)
  useEffect(() => {
    before.current = ids
    if (cursor !== kept.id || shown !== kept.list) keep({ id: cursor, list: shown })
  }, [ids, cursor, shown, kept])

  const moveTo = (id: string) => keep({ id, list: shown })
  function move(by: number) {
    const at = cursor === null ? -1 : ids.indexOf(cursor)
    const next = ids[Math.max(0, Math.min(ids.length - 1, at + by))]
    if (next !== undefined) moveTo(next)
  }
  return { cursor, move, moveTo }
}
