'use client'
import { X } from 'lucide-react'
import type { SubmissionView } from '#lib/submissions/submission-view.ts'
import { stateOfMark } from '../submissions/step-states.ts'
import { useSubmission } from '../submissions/use-submission.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { useNow } from '../ui/setting.tsx'
import { type Step, Steps } from '../ui/steps.tsx'
import { When } from '../ui/when.tsx'

type SubmitPopoverProps = { submissionId: string; first: SubmissionView | undefined; onClose: () => void }

/** A submission's way to Persona as it happens, above the button that began it. It may be left at any time. */
export function SubmitPopover({ submissionId, first, onClose }: SubmitPopoverProps) {
  const { submission } = useSubmission(submissionId, first)
  return (
    <section
      aria-label="Submitting to Persona"
      className="fixed right-3 bottom-[60px] z-20 w-96 max-w-[calc(100vw-24px)] animate-appear overflow-hidden rounded-3 border border-line bg-raised shadow-3 max-desk:bottom-[176px]"
    >
      <div className="flex h-10 items-center gap-2 border-b border-line pr-2 pl-4">
        <h2 className="flex-1 text-md font-semibold">{headWords(submission)}</h2>
        <span className="mono text-ink-2">{submissionId}</span>
        <IconButton label="Close" icon={<X aria-hidden />} onClick={onClose} />
      </div>
      <div aria-live="polite" className="px-4 py-3.5">
        {submission && <Steps steps={submission.progress.steps.map(step => toStep(step))} />}
        {submission?.progress.dueAt && <NextTry dueAt={submission.progress.dueAt} />}
      </div>
      <div className="flex min-h-[52px] items-center gap-2 border-t border-line bg-sunken px-4 py-2">
        <p className="flex-1 text-xs text-ink-2">{footWords(submission)}</p>
        {submission?.case?.name && <CopyButton text={submission.case.name} />}
        <LinkButton href={`/submissions/${submissionId}`} look={submission?.held ? 'primary' : 'default'}>
          {submission?.held ? 'Mend it' : 'Follow it'}
        </LinkButton>
      </div>
    </section>
  )
}

function toStep({ key, mark, title, at, sentence }: SubmissionView['progress']['steps'][number]): Step {
  const state = stateOfMark[mark]
  return { key, state, title, detail: sentence, time: at === null ? undefined : <When at={at} as="thousandths" /> }
}

function headWords(submission: SubmissionView | undefined): string {
  if (submission?.status === 'delivered') return 'Delivered to Persona'
  return submission?.held ? 'Held' : 'Submitting to Persona'
}

function footWords(submission: SubmissionView | undefined): string {
  if (submission?.held) return submission.held.certain
  if (submission?.status === 'delivered')
    return submission.case?.name ? `Case ${submission.case.name}` : 'The case is at Persona.'
  return 'It is saved and will be delivered. You may leave this page.'
}

function NextTry({ dueAt }: { dueAt: string }) {
  const now = useNow(1_000)
  const seconds = Math.max(0, Math.ceil((Date.parse(dueAt) - now) / 1_000))
  return <p className="mt-2 text-sm text-amber">Tries again in {seconds} s</p>
}
