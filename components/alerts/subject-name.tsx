import type { AlertRow } from '#lib/alerts/alert-row.ts'
import { cn } from '../ui/cn.ts'
import { Visible } from './visible.tsx'

/** Who an alert is about, as the source wrote it: isolated, so that its direction can't reorder what stands beside it. */
export function SubjectName({ row, className }: { row: AlertRow; className?: string }) {
  const marks = [row.newContent && 'New content', row.closedUpstream && 'Closed at the source'].filter(Boolean)
  return (
    <>
      {row.subject === null ? (
        <span className={cn('text-ink-3', className)}>
          Name not sent{row.subjectId !== null && <bdi className="mono ml-2">{row.subjectId}</bdi>}
        </span>
      ) : (
        <span className={cn(row.unread && 'font-semibold', className)}>
          <Visible text={row.subject} />
        </span>
      )}
      {marks.map(mark => (
        <span key={String(mark)} className="ml-2 rounded-1 bg-amber-soft px-1.5 py-px text-xs text-amber">
          {mark}
        </span>
      ))}
    </>
  )
}
