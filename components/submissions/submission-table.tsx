'use client'
import type { SubmissionRow } from '#lib/submissions/submission-row.ts'
import { VirtualGrid } from '../shell/virtual-grid.tsx'
import { cn } from '../ui/cn.ts'
import { useMedia } from '../ui/use-media.ts'
import { SubmissionTableRow, submissionGrid } from './submission-table-row.tsx'

type SubmissionTableProps = {
  rows: SubmissionRow[]
  cursor: string | null
  hasMore: boolean
  loading: boolean
  onPoint: (id: string) => void
  onOpen: (id: string) => void
  onNearEnd: () => void
}

const heads = ['Submission', 'Alert', 'Subject', 'Template', 'Steps', 'State', 'Tries', 'Case', 'By', 'Submitted']
const rightAligned = ['Tries', 'Submitted']

export function SubmissionTable({ onPoint, onOpen, ...list }: SubmissionTableProps) {
  const phone = useMedia('(width < 720px)')
  return (
    <VirtualGrid
      {...list}
      label="Submissions"
      size={phone ? 70 : 36}
      headSize={phone ? 0 : 30}
      head={
        <div
          role="row"
          className={cn(submissionGrid, 'h-[30px] border-b border-line bg-sunken text-sm text-ink-2 max-desk:hidden')}
        >
          {heads.map(name => (
            <div
              key={name}
              role="columnheader"
              className={cn(
                'px-2 first:pl-3.5 last:pr-3.5',
                rightAligned.includes(name) && 'text-right',
                (name === 'Template' || name === 'Tries') && 'max-wide:hidden',
              )}
            >
              {name}
            </div>
          ))}
        </div>
      }
      row={(row, index) => (
        <SubmissionTableRow
          row={row}
          index={index}
          cursor={row.id === list.cursor}
          onPoint={phone ? onOpen : onPoint}
          onOpen={onOpen}
        />
      )}
    />
  )
}
