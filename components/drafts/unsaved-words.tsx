'use client'
import { Banner } from '../ui/banner.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { useZone } from '../ui/setting.tsx'
import { answerText } from './answer-text.ts'
import type { FormStore } from './form-store.ts'
import { useSaveState } from './use-form.ts'

/** What was written but can't be saved, because a colleague holds the alert or it was closed: kept here, to be copied. */
export function UnsavedWords({ store }: { store: FormStore }) {
  const state = useSaveState(store)
  const zone = useZone()
  if (state.is !== 'held' && state.is !== 'closed') return null
  const fields = store.autosave.unsaved().flatMap(key => store.field(key) ?? [])
  if (fields.length === 0) return null
  const lines = fields.map(
    field => `${field.label}: ${answerText(field, store.autosave.answer(field.key)?.value, zone)}`,
  )
  const why = state.is === 'held' ? `${state.by} holds this alert now.` : 'This draft is no longer open.'
  return (
    <Banner
      bar
      tone="red"
      lead="Not saved"
      actions={<CopyButton text={lines.join('\n')} label="Copy what isn’t saved:" />}
    >
      {why} What you wrote is kept on this page: <bdi>{lines.join('; ')}</bdi>
    </Banner>
  )
}
