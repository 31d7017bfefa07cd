'use client'
import { useState } from 'react'
import type { AuditRow } from '#lib/audit/queries.ts'
import type { SubmissionView } from '#lib/submissions/submission-view.ts'
import { PageHead } from '../shell/page-head.tsx'
import { Chip, type ChipTone } from '../ui/chip.tsx'
import { Id } from '../ui/id.tsx'
import { Exchange } from './exchange.tsx'
import { HeldBar } from './held-bar.tsx'
import { Pipeline } from './pipeline.tsx'
import { SubmissionFacts } from './submission-facts.tsx'
import { useSubmission } from './use-submission.ts'

const tones: Record<SubmissionView['status'], ChipTone> = {
  'awaiting-approval': 'amber',
  delivering: 'accent',
  held: 'red',
  delivered: 'green',
  cancelled: 'soft',
}

type SubmissionDetailProps = { first: SubmissionView; events: AuditRow[]; mayMend: boolean }

/** A submission step by step at the left, the chosen try's request and response at the right. */
export function SubmissionDetail({ first, events, mayMend }: SubmissionDetailProps) {
  const { submission = first, refetch } = useSubmission(first.id, first)
  const tries = submission.progress.steps.flatMap(step => step.tries)
  const [chosen, choose] = useState<string | null>(null)
  const shown = tries.find(one => one.id === chosen) ?? tries.at(-1)
  const alert = submission.alerts[0]
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead
        height={44}
        crumbs={[{ href: '/submissions', label: 'Submissions' }]}
        title={submission.id}
        isId
        chip={<Chip tone={tones[submission.status]}>{submission.words}</Chip>}
        meta={
          <span className="max-desk:hidden">
            {alert && (
              <>
                from <Id id={alert.id} href={`/alerts/${alert.id}`} copy={false} />,{' '}
              </>
            )}
            {submission.kind === 'sar' ? 'version' : `${submission.template.name}, version`}{' '}
            {submission.template.version}
          </span>
        }
      />
      {submission.held && (
        <HeldBar submission={submission} held={submission.held} mayMend={mayMend} onChanged={refetch} />
      )}
      <div className="flex min-h-0 flex-1 max-pane:flex-col max-pane:overflow-auto">
        <div className="flex w-[508px] shrink-0 flex-col overflow-auto border-r border-line max-wide:w-[420px] max-pane:w-auto max-pane:border-r-0">
          <Pipeline submission={submission} chosen={shown?.id ?? null} onChoose={choose} />
          <SubmissionFacts submission={submission} events={events} />
        </div>
        <Exchange submission={submission} attemptId={shown?.id ?? null} number={shown?.number ?? null} />
      </div>
    </div>
  )
}
