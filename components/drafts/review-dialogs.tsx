'use client'
import { DismissDialog } from '../alerts/dismiss-dialog.tsx'
import { TakeOverDialog } from '../alerts/take-over-dialog.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import type { FormStore } from './form-store.ts'
import type { Asking } from './review-board.tsx'
import { useSummary } from './use-form.ts'
import type { LiveReview } from './use-review.ts'
import type { Access, Viewer } from './writing-access.ts'

type ReviewDialogsProps = {
  review: LiveReview
  store: FormStore
  access: Access
  viewer: Viewer
  asking: Asking
  ask: (what: Asking) => void
  refresh: () => void
  onPutAside: () => void
}

/** What the review asks before it acts; one question at a time. */
export function ReviewDialogs(props: ReviewDialogsProps) {
  const { review, store, access, viewer, asking, ask, refresh, onPutAside } = props
  const { answered } = useSummary(store)
  const { id, dueAt } = review.alert
  const opens = (what: Asking) => ({ open: asking === what, onOpenChange: (open: boolean) => ask(open ? what : null) })
  return (
    <>
      <DismissDialog {...opens('dismiss')} alertIds={[id]} onDone={onPutAside} onUndone={refresh} />
      <ConflictDialog {...opens('compare')} store={store} me={viewer} />
      {access.may === 'take-over' && (
        <TakeOverDialog
          {...opens('take-over')}
          alertId={id}
          from={access.from}
          answers={`${answered.length} of ${store.fields.length} answers; nothing that was saved is lost`}
          dueAt={dueAt}
          onDone={() => {
            store.autosave.resume()
            refresh()
          }}
        />
      )}
    </>
  )
}
