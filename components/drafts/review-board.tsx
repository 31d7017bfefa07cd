'use client'
import { useCallback, useMemo, useState } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { ClaimChip } from '../alerts/claim-chip.tsx'
import { EvidencePane, type EvidenceView } from '../alerts/evidence-pane.tsx'
import { LitContext, LitStore } from '../alerts/lit.ts'
import { SubjectStrip } from '../alerts/subject-strip.tsx'
import { Timeline } from '../alerts/timeline.tsx'
import { usePayloadTree } from '../alerts/use-payload-tree.ts'
import { useNow } from '../ui/setting.tsx'
import { FormPane } from './form-pane.tsx'
import { goToField } from './go-to-field.ts'
import { ReviewBanners } from './review-banners.tsx'
import { ReviewDialogs } from './review-dialogs.tsx'
import { ReviewFoot } from './review-foot.tsx'
import { ReviewHead } from './review-head.tsx'
import { ReviewPanes } from './review-panes.tsx'
import type { Side } from './review-screen.tsx'
import { SideTabs } from './side-tabs.tsx'
import { SubmitPopover } from './submit-popover.tsx'
import { FormContext, useFeeds, useLastFocused, useSummary } from './use-form.ts'
import { useFormStore } from './use-form-store.ts'
import type { LiveReview } from './use-review.ts'
import { useReviewActs } from './use-review-acts.ts'
import { useReviewKeys } from './use-review-keys.ts'
import { useSubmit } from './use-submit.ts'
import { type Viewer, writingAccess } from './writing-access.ts'

export type Asking = 'dismiss' | 'snooze' | 'compare' | 'take-over' | null

type ReviewBoardProps = {
  review: LiveReview
  refresh: () => void
  payload: string
  same: AlertRow[]
  viewer: Viewer
  view: EvidenceView
  onView: (view: EvidenceView) => void
  side: Side
  onSide: (side: Side) => void
}

/** Everything around one draft: what is lit, what is asked, what may be done. */
export function ReviewBoard(props: ReviewBoardProps) {
  const { review, refresh, payload, same, viewer, view, onView, side, onSide } = props
  const { alert, draft, submission } = review
  const store = useFormStore(draft, viewer)
  const [lit] = useState(() => new LitStore())
  const [asking, ask] = useState<Asking>(null)
  const tree = usePayloadTree(payload, useFeeds(store))
  const { missing } = useSummary(store)
  const lastFocused = useLastFocused(store)
  const access = writingAccess(alert, draft, viewer, useNow(1_000))
  const goTo = useCallback(
    (key: string) => {
      onSide('form')
      requestAnimationFrame(() => goToField(key))
    },
    [onSide],
  )
  const draftId = draft?.id ?? ''
  const sending = useSubmit({ store, draftId, goTo, onChanged: refresh })
  const frozen = sending.busy || sending.submissionId !== null
  const readOnly = access.may !== 'write' || frozen
  const field = lastFocused === null || readOnly ? undefined : store.field(lastFocused)
  const acts = useReviewActs({ review, store, viewer, field, ask, goTo, refresh })
  useReviewKeys({ access, store, ask, acts, submit: sending.submit, maySubmit: viewer.maySubmit })

  const { placesOfField } = tree.tags
  const me = viewer.id
  const setting = useMemo(
    () => ({
      store,
      draftId,
      me,
      readOnly,
      evidenceOf: (key: string) => placesOfField.get(key)?.find(place => place.size === 0),
      showEvidence: (key: string) => {
        onSide('evidence')
        onView('payload')
        lit.light('focused', key)
      },
    }),
    [store, draftId, me, readOnly, placesOfField, onSide, onView, lit],
  )
  return (
    <LitContext value={lit}>
      <FormContext value={setting}>
        <ReviewHead
          {...{ alert, viewer, access }}
          onClaim={() => void acts.claim()}
          onReopen={() => void acts.reopen()}
        />
        <SubjectStrip alert={alert} chip={<ClaimChip alert={alert} me={me} ended={alert.endedClaim} />} />
        <ReviewBanners alert={alert} onReopen={viewer.mayWork ? () => void acts.reopen() : undefined} />
        <SideTabs {...{ side, onSide }} missing={readOnly ? 0 : missing.length} same={same.length} />
        <ReviewPanes
          side={side}
          evidence={
            <EvidencePane
              {...{ view, onView, side, tree, same }}
              text={payload}
              timeline={<Timeline events={review.timeline ?? []} me={me} />}
              fills={field && field.type !== 'file' ? field : null}
              onFill={acts.fill}
              onGoToField={goTo}
            />
          }
          form={<FormPane {...{ review, store, access, frozen, side }} onCompare={() => ask('compare')} />}
        />
        <ReviewFoot
          {...{ review, store, access, viewer, asking, ask, acts, refresh }}
          busy={frozen && !submission}
          onSubmit={sending.submit}
        />
        {sending.submissionId && (
          <SubmitPopover submissionId={sending.submissionId} first={submission ?? undefined} onClose={sending.close} />
        )}
        <ReviewDialogs {...{ review, store, access, viewer, asking, ask, refresh }} onPutAside={acts.putAside} />
      </FormContext>
    </LitContext>
  )
}
