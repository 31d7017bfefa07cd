'use client'
import { useKeys } from '../ui/use-keys.ts'
import type { FormStore } from './form-store.ts'
import type { Asking } from './review-board.tsx'
import type { ReviewActs } from './use-review-acts.ts'
import type { Access } from './writing-access.ts'

type ReviewKeys = {
  access: Access
  store: FormStore
  maySubmit: boolean
  ask: (what: Asking) => void
  acts: ReviewActs
  submit: () => void
}

/** The keys of the review; those of deciding rest while somebody else holds the alert. */
export function useReviewKeys({ access, store, maySubmit, ask, acts, submit }: ReviewKeys): void {
  const writes = access.may === 'write'
  useKeys('Review', [
    { key: 'e', words: 'Dismiss', on: writes, run: () => acts.askAfterSaving('dismiss') },
    { key: 'z', words: 'Snooze', on: writes, run: () => ask('snooze') },
    { key: 'c', words: 'Claim or release', on: writes, run: () => void acts.claim() },
    { key: 'c', words: 'Take over', on: access.may === 'take-over', run: () => ask('take-over') },
    { key: 'mod+s', words: 'Save draft', on: writes, run: () => void store.autosave.flush() },
    { key: 'mod+Enter', words: 'Submit', on: writes && maySubmit, run: submit },
    { key: 'F8', words: 'Next empty field', on: writes, run: acts.next },
    { key: 'alt+r', words: 'Put the mapped value back', on: writes, run: acts.restore },
    { key: 'alt+c', words: 'Compare with a colleague’s answers', on: writes, run: () => ask('compare') },
    { key: 'Escape', inFields: true, on: writes, run: () => store.focus(null) },
  ])
}
