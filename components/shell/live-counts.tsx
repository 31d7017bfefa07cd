'use client'
import { useSetRailCounts } from './rail-counts.tsx'
import { railCounts } from './rail-views.ts'
import { useLive } from './use-live.ts'

/** Keeps the rail's numbers as they are now. */
export function LiveCounts() {
  const setCounts = useSetRailCounts()
  useLive(({ counts }) => setCounts(railCounts(counts)))
  return null
}
