'use client'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { useKeys } from '../ui/use-keys.ts'

type QueueKeys = {
  row: AlertRow | undefined
  mayWork: boolean
  move: (by: number) => void
  open: (id: string) => void
  claim: (row: AlertRow) => void
  ask: (what: 'dismiss' | 'snooze') => void
  togglePreview: () => void
  showWaiting: (() => void) | undefined
}

/** The queue by keyboard. What can't be done to the row under the cursor rests. */
export function useQueueKeys({ row, mayWork, move, open, claim, ask, togglePreview, showWaiting }: QueueKeys) {
  const undecided = mayWork && (row?.status === 'open' || row?.status === 'snoozed')
  useKeys('Alerts', [
    { key: 'j', words: 'Next alert', run: () => move(1) },
    { key: 'k', words: 'Previous alert', run: () => move(-1) },
    { key: 'ArrowDown', run: () => move(1) },
    { key: 'ArrowUp', run: () => move(-1) },
    { key: 'Enter', words: 'Open', on: row !== undefined, run: () => row && open(row.id) },
    { key: 'Space', words: 'Show or hide the preview', run: togglePreview },
    { key: 'c', words: 'Claim or release', on: undecided, run: () => row && claim(row) },
    { key: 'e', words: 'Dismiss', on: undecided, run: () => ask('dismiss') },
    { key: 'z', words: 'Snooze', on: undecided, run: () => ask('snooze') },
    { key: '.', words: 'Show new alerts', on: showWaiting !== undefined, run: () => showWaiting?.() },
  ])
}
