'use client'
import Link from 'next/link'
import { memo } from 'react'
import type { SubmissionRow } from '#lib/submissions/submission-row.ts'
import { rowId } from '../shell/virtual-grid.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { cn } from '../ui/cn.ts'
import { StepMarks } from '../ui/steps.tsx'
import { When } from '../ui/when.tsx'
import { retriesLater, rowMarks } from './step-states.ts'
import { SubmissionState } from './submission-state.tsx'

/** In px: submission, alert, subject, template, steps, state, tries, case, by, submitted. */
export const submissionGrid =
  'grid grid-cols-[124px_116px_minmax(0,1.2fr)_minmax(0,1fr)_62px_minmax(0,1.4fr)_48px_88px_42px_112px] max-wide:grid-cols-[124px_116px_minmax(0,1fr)_62px_minmax(0,1.2fr)_88px_42px_112px] items-center'

type SubmissionTableRowProps = {
  row: SubmissionRow
  index: number
  cursor: boolean
  onPoint: (id: string) => void
  onOpen: (id: string) => void
}

const cell = 'min-w-0 truncate px-2'
const desk = 'max-desk:hidden'

export const SubmissionTableRow = memo(function SubmissionTableRow({
  row,
  index,
  cursor,
  onPoint,
  onOpen,
}: SubmissionTableRowProps) {
  const alert = row.alerts[0]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all of its rows
    <div
      role="row"
      id={rowId(row.id)}
      aria-rowindex={index + 2}
      aria-selected={cursor}
      onClick={() => onPoint(row.id)}
      onDoubleClick={() => onOpen(row.id)}
      className={cn(
        submissionGrid,
        'relative h-row cursor-default border-b border-line-faint hover:bg-hover',
        'max-desk:h-[70px] max-desk:grid-cols-[1fr_auto] max-desk:grid-rows-2 max-desk:px-2 max-desk:py-1.5',
        cursor && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      {cursor && <span aria-hidden className="absolute inset-y-0 left-0 w-[2.5px] bg-accent-solid" />}
      <div role="gridcell" className={cn(cell, 'mono pl-3.5 max-desk:pl-2')}>
        <Link href={`/submissions/${row.id}`} className="hover:underline">
          {row.id}
        </Link>
      </div>
      <div role="gridcell" className={cn(cell, desk, 'mono')}>
        {alert ? (
          <Link href={`/alerts/${alert.id}`} className="text-accent hover:underline">
            {alert.id}
          </Link>
        ) : (
          <span className="text-ink-3">Typed in</span>
        )}
      </div>
      <div role="gridcell" className={cn(cell, desk)}>
        {alert?.subject ? <bdi>{alert.subject}</bdi> : <span className="text-ink-3">Name not sent</span>}
      </div>
      <div role="gridcell" className={cn(cell, desk, 'text-ink-2 max-wide:hidden')}>
        {row.template.name}
      </div>
      <div role="gridcell" className={cn(cell, desk)}>
        <StepMarks states={rowMarks(row.status, retriesLater(row))} label={row.words} />
      </div>
      <div role="gridcell" className={cn(cell, 'max-desk:order-3')}>
        <SubmissionState row={row} />
      </div>
      <div role="gridcell" className={cn(cell, desk, 'text-right max-wide:hidden')}>
        {row.attempts}
      </div>
      <div role="gridcell" className={cn(cell, 'mono max-desk:order-4 max-desk:justify-self-end')}>
        {row.case ? (row.case.name ?? 'created') : <span className="text-ink-3">none yet</span>}
      </div>
      <div role="gridcell" className={cn(cell, desk)}>
        <span title={row.submittedBy} className="inline-flex">
          <Avatar name={row.submittedBy} />
        </span>
      </div>
      <div role="gridcell" className={cn(cell, 'pr-3.5 text-right text-sm text-ink-2 max-desk:order-2 max-desk:pr-2')}>
        <When at={row.submittedAt} as="stamp" />
      </div>
    </div>
  )
})
