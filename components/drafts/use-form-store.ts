'use client'
import { useEffect, useState } from 'react'
import type { DraftView } from '#lib/drafts/queries.ts'
import { FormStore } from './form-store.ts'
import { sendSave } from './send-save.ts'
import { useDraftKeeper } from './use-draft-keeper.ts'
import type { Viewer } from './writing-access.ts'

const nothing = { revision: 0, answers: {}, problems: [], changedAt: '', changedBy: null, status: 'open' }

/** The answers of a draft for as long as its page is open: kept saved, and following what others save. */
export function useFormStore(draft: DraftView | null, viewer: Viewer): FormStore {
  const [store] = useState(
    () =>
      new FormStore({
        draft: draft ?? nothing,
        fields: draft?.template.fields ?? [],
        author: { personId: viewer.id, name: viewer.name },
        send: request => sendSave(draft?.id ?? '', request),
      }),
  )
  useDraftKeeper(store)
  useEffect(() => {
    if (draft) store.receive(draft)
  }, [store, draft])
  return store
}
