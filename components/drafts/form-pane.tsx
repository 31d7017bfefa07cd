'use client'
import { cn } from '../ui/cn.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatTime } from '../ui/format-when.ts'
import { useZone } from '../ui/setting.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { CaseForm } from './case-form.tsx'
import type { FormStore } from './form-store.ts'
import type { Side } from './review-screen.tsx'
import { SaveStateText } from './save-state-text.tsx'
import { UnsavedWords } from './unsaved-words.tsx'
import type { LiveReview } from './use-review.ts'
import type { Access } from './writing-access.ts'

type FormPaneProps = {
  review: LiveReview
  store: FormStore
  access: Access
  /** It is being submitted, or was a moment ago. */
  frozen: boolean
  side: Side
  onCompare: () => void
}

/** The case form with its head: which template, and whether what was written is kept. */
export function FormPane({ review, store, access, frozen, side, onCompare }: FormPaneProps) {
  const { draft, alert } = review
  const readOnly = useReadOnlyWords(review, access, frozen)
  return (
    <section
      aria-label="Case form"
      className={cn('flex min-h-0 min-w-0 flex-1 flex-col', side !== 'form' && 'max-pane:hidden')}
    >
      <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-4 pl-5 max-desk:hidden">
        <h2 className="text-md font-semibold">Case form</h2>
        {draft && (
          <span className="min-w-0 truncate text-ink-3">
            <span className="max-wide:hidden">{draft.template.name}, </span>version {draft.template.version}
          </span>
        )}
        <SaveStateText store={store} readOnly={readOnly} onCompare={onCompare} className="ml-auto" />
      </div>
      <UnsavedWords store={store} />
      <div data-pane className="scroll-quiet min-h-0 flex-1">
        {draft ? (
          <CaseForm store={store} />
        ) : (
          <EmptyState
            className="p-5"
            icon={<Spinner />}
            title={alert.mappedRevision < alert.revision ? 'Mapping…' : 'No form'}
          >
            {alert.mappedRevision < alert.revision
              ? 'The payload is here; its answers come in a moment.'
              : 'Nothing asks for a case of this alert.'}
          </EmptyState>
        )}
      </div>
    </section>
  )
}

export function useReadOnlyWords(review: LiveReview, access: Access, frozen: boolean) {
  const zone = useZone()
  const at = review.submission?.submittedAt
  if (at) return { words: `Frozen ${formatTime(Date.parse(at), zone)}`, frozen: true }
  if (frozen) return { words: 'Submitting…', frozen: true }
  if (access.may === 'write') return null
  return { words: access.words, frozen: access.may === 'read' && access.frozen }
}
