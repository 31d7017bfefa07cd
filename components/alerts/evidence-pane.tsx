'use client'
import type { ReactNode } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { PayloadValue } from '#lib/json.ts'
import { cn } from '../ui/cn.ts'
import { CopyPayload } from './copy-payload.tsx'
import { PayloadSearch } from './payload-search.tsx'
import { PayloadTree } from './payload-tree.tsx'
import { SameSubject } from './same-subject.tsx'
import { SameSubjectPart } from './same-subject-part.tsx'
import type { PayloadTreeState } from './use-payload-tree.ts'

export type EvidenceView = 'payload' | 'timeline' | 'subject'

type EvidencePaneProps = {
  /** What stands here beside the form, and what stands here where evidence and form are tabs. */
  view: EvidenceView
  onView: (view: EvidenceView) => void
  side: 'evidence' | 'form' | 'subject' | 'timeline'
  tree: PayloadTreeState
  text: string
  same: readonly AlertRow[]
  timeline: ReactNode
  fills: { key: string; label: string } | null
  onFill: (value: PayloadValue, path: string) => void
  onGoToField: (key: string) => void
}

/** What was sent, what happened since, who else it is about. */
export function EvidencePane(props: EvidencePaneProps) {
  const { view, onView, side, tree, text, same, timeline, fills, onFill, onGoToField } = props
  // Beside the form `view` decides, below 960 px `side` does; both are in the document, so nothing jumps at the first paint.
  const shows = (one: EvidenceView, asSide: EvidencePaneProps['side']) =>
    cn('flex min-h-0 flex-1 flex-col', view !== one && 'pane:hidden', side !== asSide && 'max-pane:hidden')
  return (
    <section
      aria-label="Evidence"
      className={cn('flex min-h-0 min-w-0 flex-1 flex-col bg-sunken', side === 'form' && 'max-pane:hidden')}
    >
      <div
        className={cn(
          'flex h-10 shrink-0 items-center gap-2 border-b border-line bg-surface pr-3 pl-4 max-desk:h-14',
          side !== 'evidence' && 'max-pane:hidden',
        )}
      >
        <div role="tablist" aria-label="Evidence" className="flex h-full items-stretch gap-4 max-pane:hidden">
          <ViewTab is="payload" {...{ view, onView }} label="Payload" />
          <ViewTab is="timeline" {...{ view, onView }} label="Timeline" />
          {same.length > 0 && (
            <ViewTab is="subject" {...{ view, onView }} label="Subject" count={same.length} className="wide:hidden" />
          )}
        </div>
        <div
          className={cn(
            'ml-auto flex items-center gap-1 max-pane:ml-0 max-pane:flex-1',
            view !== 'payload' && 'pane:hidden',
          )}
        >
          <PayloadSearch search={tree.search} />
          <CopyPayload text={text} />
        </div>
      </div>
      <div className={shows('payload', 'evidence')}>
        <PayloadTree tree={tree} fills={fills} onFill={onFill} onGoToField={onGoToField} />
        {same.length > 0 && <SameSubjectPart rows={same} />}
      </div>
      <div className={cn(shows('timeline', 'timeline'), 'scroll-quiet bg-surface')}>{timeline}</div>
      <div className={cn(shows('subject', 'subject'), 'scroll-quiet bg-surface')}>
        <SameSubject rows={same} />
        {same.length === 0 && <p className="p-4 text-md text-ink-2">No other alert names this subject.</p>}
      </div>
    </section>
  )
}

type ViewTabProps = {
  is: EvidenceView
  view: EvidenceView
  onView: (view: EvidenceView) => void
  label: string
  count?: number
  className?: string
}

function ViewTab({ is, view, onView, label, count, className }: ViewTabProps) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={view === is}
      data-focus="inset"
      onClick={() => onView(is)}
      className={cn(
        '-mb-px inline-flex items-center gap-2 border-b-2 border-transparent px-0.5 text-sm whitespace-nowrap text-ink-2 hover:text-ink',
        view === is && 'border-accent-solid font-medium text-ink',
        className,
      )}
    >
      {label}
      {count !== undefined && <span className="font-normal text-ink-3">{count}</span>}
    </button>
  )
}
