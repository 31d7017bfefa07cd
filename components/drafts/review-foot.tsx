'use client'
import { Button } from '../ui/button.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { FootBar, missingWords, ReadingFoot } from './foot-bar.tsx'
import { useReadOnlyWords } from './form-pane.tsx'
import type { FormStore } from './form-store.ts'
import type { Asking } from './review-board.tsx'
import { SaveStateText } from './save-state-text.tsx'
import { useSummary } from './use-form.ts'
import type { LiveReview } from './use-review.ts'
import type { ReviewActs } from './use-review-acts.ts'
import type { Access, Viewer } from './writing-access.ts'

type ReviewFootProps = {
  review: LiveReview
  store: FormStore
  access: Access
  viewer: Viewer
  busy: boolean
  asking: Asking
  ask: (what: Asking) => void
  acts: ReviewActs
  refresh: () => void
  onSubmit: () => void
}

/** The foot by what may be done: decide, take over, follow the submission, or only read. */
export function ReviewFoot(props: ReviewFootProps) {
  const { review, store, access, viewer, busy, asking, ask, acts, refresh } = props
  const { missing } = useSummary(store)
  const readOnly = useReadOnlyWords(review, access, busy)
  const { submission } = review
  if (submission && !busy) {
    return (
      <ReadingFoot
        words={
          submission.held ? `Held: ${submission.held.words}` : `${submission.words}. Nobody can change the answers now.`
        }
      >
        <LinkButton href={`/submissions/${submission.id}`} look={submission.held ? 'primary' : 'default'}>
          {submission.case?.name ? `Case ${submission.case.name}` : `Open ${submission.id}`}
        </LinkButton>
      </ReadingFoot>
    )
  }
  if (access.may === 'write') {
    return (
      <FootBar
        store={store}
        alertId={review.alert.id}
        busy={busy}
        maySubmit={viewer.maySubmit}
        snoozing={asking === 'snooze'}
        onSnoozing={open => ask(open ? 'snooze' : null)}
        onSnoozed={acts.putAside}
        onUndone={refresh}
        onDismiss={() => acts.askAfterSaving('dismiss')}
        onSave={() => void store.autosave.flush()}
        onSubmit={props.onSubmit}
        onNext={acts.next}
        saveState={<SaveStateText store={store} readOnly={readOnly} onCompare={() => ask('compare')} />}
      />
    )
  }
  const empty = missing.length > 0 && review.draft?.status === 'open' ? ` ${missingWords(missing.length)}.` : ''
  return (
    <ReadingFoot words={`You read along.${empty}`}>
      {access.may === 'take-over' && (
        <Button look="primary" keys="c" onClick={() => ask('take-over')}>
          Take over…
        </Button>
      )}
    </ReadingFoot>
  )
}
