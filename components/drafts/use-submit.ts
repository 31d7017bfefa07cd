'use client'
import { useRef, useState } from 'react'
import { submitDraftAction } from '#lib/submissions/actions.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { sayRefused } from '../ui/toast.tsx'
import type { FormStore } from './form-store.ts'
import type { Theirs } from './save-state.ts'

type Submit = {
  store: FormStore
  draftId: string
  /** Brings a field into view and gives it the focus. */
  goTo: (key: string) => void
  /** The alert changed: read it again. */
  onChanged: () => void
}

/**
 * Submitting: what was written is saved first, then frozen and sent on its way. What isn't ready lands on its fields.
 * A second press while it is under way does nothing, and the server takes only one.
 */
export function useSubmit({ store, draftId, goTo, onChanged }: Submit) {
  const [busy, setBusy] = useState(false)
  const [submissionId, setSubmissionId] = useState<string | null>(null)
  const running = useRef(false)

  const submit = async () => {
    if (running.current) return
    running.current = true
    setBusy(true)
    await attempt()
    setBusy(false)
    running.current = false
  }
  const attempt = async () => {
    const open = openField(store)
    if (open) {
      store.hear([])
      return goTo(open)
    }
    const { autosave } = store
    await autosave.flush()
    if (autosave.state.is !== 'saved') return void sayRefused('Not submitted: not everything is saved yet')
    const result = await runAction(submitDraftAction, { draftId, revision: autosave.revision })
    if (result.ok) return taken(result.value.submissionId)
    if (result.code === 'already-submitted') return taken((result.details as { submissionId: string }).submissionId)
    if (result.code === 'draft-changed') autosave.receive(result.details as Theirs)
    const field = store.hear(result.problems)
    sayRefused(`Not submitted: ${wordsOf(result)}`)
    if (field) goTo(field)
  }
  const taken = (id: string) => {
    store.autosave.rest()
    store.autosave.block({ is: 'closed' })
    setSubmissionId(id)
    onChanged()
  }
  return { busy, submit: () => void submit(), submissionId, close: () => setSubmissionId(null) }
}

function openField(store: FormStore): string | null {
  const { missing, wrong } = store.summary()
  return missing.length + wrong.length > 0 ? store.nextOpen(null) : null
}
