'use client'
import { type CSSProperties, useRef, useState } from 'react'
import { reopenAlertAction } from '#lib/alerts/actions.ts'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { PayloadValue } from '#lib/json.ts'
import { ClaimChip } from '../alerts/claim-chip.tsx'
import { DismissDialog } from '../alerts/dismiss-dialog.tsx'
import { EvidencePane, type EvidenceView } from '../alerts/evidence-pane.tsx'
import { LitContext, LitStore } from '../alerts/lit.ts'
import { SubjectStrip } from '../alerts/subject-strip.tsx'
import { TakeOverDialog } from '../alerts/take-over-dialog.tsx'
import { Timeline } from '../alerts/timeline.tsx'
import { toggleClaim } from '../alerts/toggle-claim.ts'
import { usePayloadTree } from '../alerts/use-payload-tree.ts'
import { usePreference } from '../shell/preference.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { cn } from '../ui/cn.ts'
import { Divider } from '../ui/divider.tsx'
import { useNow } from '../ui/setting.tsx'
import { sayDone, sayRefused } from '../ui/toast.tsx'
import { ConflictDialog } from './conflict-dialog.tsx'
import { fillValue } from './fill-value.ts'
import { FormPane } from './form-pane.tsx'
import { goToField } from './go-to-field.ts'
import { PathCurve } from './path-curve.tsx'
import { ReviewBanners } from './review-banners.tsx'
import { ReviewFoot } from './review-foot.tsx'
import { ReviewHead } from './review-head.tsx'
import type { Side } from './review-screen.tsx'
import { SideTabs } from './side-tabs.tsx'
import { SubmitPopover } from './submit-popover.tsx'
import { FormContext, useFeeds, useLastFocused, useSummary } from './use-form.ts'
import { useFormStore } from './use-form-store.ts'
import type { LiveReview } from './use-review.ts'
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
  const frame = useRef<HTMLDivElement>(null)
  const tree = usePayloadTree(payload, useFeeds(store))
  const summary = useSummary(store)
  const lastFocused = useLastFocused(store)
  const access = writingAccess(alert, draft, viewer, useNow(1_000))
  const goTo = (key: string) => {
    onSide('form')
    requestAnimationFrame(() => goToField(key))
  }
  const sending = useSubmit({ store, draftId: draft?.id ?? '', goTo, onChanged: refresh })
  const frozen = sending.busy || sending.submissionId !== null
  const readOnly = access.may !== 'write' || frozen

  const claim = async () => {
    await store.autosave.flush()
    if (alert.holder?.id === viewer.id) store.autosave.rest()
    await toggleClaim(alert, viewer.id)
    refresh()
  }
  const reopen = async () => {
    const reopened = await runAction(reopenAlertAction, { alertId: alert.id })
    if (reopened.ok) sayDone(`Opened ${alert.id} again`)
    else sayRefused(`Not opened again: ${wordsOf(reopened)}`)
    refresh()
  }
  /** The claim is given up with it, so leaving the page must not take it again. */
  const putAside = () => {
    store.autosave.rest()
    refresh()
  }
  const askAfterSaving = (what: Asking) => void store.autosave.flush().then(() => ask(what))
  const next = () => {
    const key = store.nextOpen(lastFocused)
    if (key) goTo(key)
  }
  const field = lastFocused === null || readOnly ? undefined : store.field(lastFocused)
  const fill = (value: PayloadValue, path: string) => {
    const filled = field && fillValue(field, value, store.autosave.answer(field.key)?.value)
    if (field && filled !== undefined) store.change(field.key, filled, path)
  }
  const restore = () => {
    if (field && store.autosave.answer(field.key)?.original) store.restore(field.key)
  }
  useReviewKeys({
    access,
    ask,
    askAfterSaving,
    claim,
    next,
    restore,
    store,
    submit: sending.submit,
    maySubmit: viewer.maySubmit,
  })

  const setting = {
    store,
    draftId: draft?.id ?? '',
    me: viewer.id,
    readOnly,
    evidenceOf: (key: string) => tree.tags.placesOfField.get(key)?.find(place => place.size === 0),
    showEvidence: (key: string) => {
      onSide('evidence')
      onView('payload')
      lit.light('focused', key)
    },
  }
  const [kept, keep] = usePreference('evidence-width')
  const width = Math.max(400, Number(kept) || 556)
  return (
    <LitContext value={lit}>
      <FormContext value={setting}>
        <ReviewHead
          alert={alert}
          viewer={viewer}
          access={access}
          onClaim={() => void claim()}
          onReopen={() => void reopen()}
        />
        <SubjectStrip alert={alert} chip={<ClaimChip alert={alert} me={viewer.id} ended={alert.endedClaim} />} />
        <ReviewBanners alert={alert} onReopen={viewer.mayWork ? () => void reopen() : undefined} />
        <SideTabs
          side={side}
          onSide={onSide}
          missing={access.may === 'write' ? summary.missing.length : 0}
          same={same.length}
        />
        <div
          ref={frame}
          style={{ '--evidence': `${width}px` } as CSSProperties}
          className="relative flex min-h-0 flex-1 max-pane:flex-col"
        >
          <div
            className={cn(
              'flex min-h-0 min-w-0 pane:w-[min(var(--evidence),calc(100%-400px))] pane:shrink-0 max-wide:pane:w-[min(var(--evidence),412px)] max-pane:flex-1',
              side === 'form' && 'max-pane:hidden',
            )}
          >
            <EvidencePane
              {...{ view, onView, side, tree, same }}
              text={payload}
              timeline={<Timeline events={review.timeline ?? []} me={viewer.id} />}
              fills={field && field.type !== 'file' ? field : null}
              onFill={fill}
              onGoToField={goTo}
            />
          </div>
          <Divider
            label="Width of the evidence"
            value={width}
            min={400}
            max={900}
            onChange={to => keep(String(to))}
            className="max-pane:hidden"
          />
          <FormPane {...{ review, store, access, frozen, side }} onCompare={() => ask('compare')} />
          <PathCurve frame={frame} />
        </div>
        <ReviewFoot
          {...{ review, store, access, viewer, asking, ask, askAfterSaving, next }}
          busy={frozen && !submission}
          onSubmit={sending.submit}
          onPutAside={putAside}
          onReopened={refresh}
        />
        {sending.submissionId && (
          <SubmitPopover submissionId={sending.submissionId} first={submission ?? undefined} onClose={sending.close} />
        )}
        <DismissDialog
          alertIds={[alert.id]}
          open={asking === 'dismiss'}
          onOpenChange={open => ask(open ? 'dismiss' : null)}
          onDone={putAside}
          onUndone={refresh}
        />
        <ConflictDialog
          store={store}
          me={viewer}
          open={asking === 'compare'}
          onOpenChange={open => ask(open ? 'compare' : null)}
        />
        {access.may === 'take-over' && (
          <TakeOverDialog
            alertId={alert.id}
            from={access.from}
            answers={`${summary.answered.length} of ${store.fields.length} answers; nothing that was saved is lost`}
            dueAt={alert.dueAt}
            open={asking === 'take-over'}
            onOpenChange={open => ask(open ? 'take-over' : null)}
            onDone={() => {
              store.autosave.resume()
              refresh()
            }}
          />
        )}
      </FormContext>
    </LitContext>
  )
}
