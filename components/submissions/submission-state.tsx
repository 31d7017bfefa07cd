import { Ban, Check, CircleAlert, Loader, Timer, UserCheck } from 'lucide-react'
import type { SubmissionRow } from '#lib/submissions/submission-row.ts'
import { cn } from '../ui/cn.ts'
import { retriesLater } from './step-states.ts'

const looks = {
  'awaiting-approval': { Glyph: UserCheck, ink: 'text-amber' },
  delivering: { Glyph: Loader, ink: 'text-accent' },
  held: { Glyph: CircleAlert, ink: 'text-red' },
  delivered: { Glyph: Check, ink: 'text-green' },
  cancelled: { Glyph: Ban, ink: 'text-ink-3' },
} as const

/** The state in words, with a glyph and a colour that say the same. */
export function SubmissionState({ row }: { row: Pick<SubmissionRow, 'status' | 'words' | 'held'> }) {
  const retries = retriesLater(row)
  const { Glyph, ink } = looks[row.status]
  const Shown = retries ? Timer : Glyph
  return (
    <span className={cn('flex min-w-0 items-center gap-1.5', retries ? 'text-amber' : ink)}>
      <Shown aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">{row.held ? `Held: ${row.held.words}` : row.words}</span>
    </span>
  )
}
