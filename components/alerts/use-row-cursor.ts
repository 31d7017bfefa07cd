'use client'
import { useEffect, useRef, useState } from 'react'
import { nextCursor } from './next-cursor.ts'

/**
 * The cursor of a table: a row, not an index, so that rows that come and go never move it. When its row leaves, the row
 * that took its place gets it.
 */
export function useRowCursor(ids: readonly string[]) {
  const [chosen, setChosen] = useState<string | null>(null)
  const before = useRef<readonly string[]>(ids)
  const cursor = nextCursor(chosen, before.current, ids)
  useEffect(() => {
    before.current = ids
    if (cursor !== chosen) setChosen(cursor)
  }, [ids, cursor, chosen])

  function move(by: number) {
    const at = cursor === null ? -1 : ids.indexOf(cursor)
    const next = ids[Math.max(0, Math.min(ids.length - 1, at + by))]
    if (next !== undefined) setChosen(next)
  }
  return { cursor, move, moveTo: setChosen }
}
