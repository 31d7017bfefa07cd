'use client'
import { reopenAlertAction } from '#lib/alerts/actions.ts'
import type { PayloadValue } from '#lib/json.ts'
import type { Field } from '#lib/templates/field-types.ts'
import { toggleClaim } from '../alerts/toggle-claim.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { sayDone, sayRefused } from '../ui/toast.tsx'
import { fillValue } from './fill-value.ts'
import type { FormStore } from './form-store.ts'
import type { Asking } from './review-board.tsx'
import type { LiveReview } from './use-review.ts'
import type { Viewer } from './writing-access.ts'

type Around = {
  review: LiveReview
  store: FormStore
  viewer: Viewer
  /** The field that a click in the evidence fills. */
  field: Field | undefined
  ask: (what: Asking) => void
  goTo: (key: string) => void
  refresh: () => void
}

/** What can be done with the alert and its draft, each with what has to happen around it. */
export function useReviewActs({ review, store, viewer, field, ask, goTo, refresh }: Around) {
  const { alert } = review
  const { autosave } = store
  return {
    claim: async () => {
      await autosave.flush()
      if (alert.holder?.id === viewer.id) autosave.rest()
      await toggleClaim(alert, viewer.id)
      refresh()
    },
    reopen: async () => {
      const reopened = await runAction(reopenAlertAction, { alertId: alert.id })
      if (reopened.ok) sayDone(`Opened ${alert.id} again`)
      else sayRefused(`Not opened again: ${wordsOf(reopened)}`)
      refresh()
    },
    /** After dismissing or snoozing: the claim went with it, so leaving the page must not take it again. */
    putAside: () => {
      autosave.rest()
      refresh()
    },
    askAfterSaving: (what: Asking) => void autosave.flush().then(() => ask(what)),
    next: () => {
      const key = store.nextOpen(store.lastFocused)
      if (key) goTo(key)
    },
    fill: (value: PayloadValue, path: string) => {
      const filled = field && fillValue(field, value, autosave.answer(field.key)?.value)
      if (field && filled !== undefined) store.change(field.key, filled, path)
    },
    restore: () => {
      if (field && autosave.answer(field.key)?.original) store.restore(field.key)
    },
  }
}

export type ReviewActs = ReturnType<typeof useReviewActs>
