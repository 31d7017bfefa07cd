import type { Mark } from '#lib/submissions/progress.ts'
import type { SubmissionStatus } from '#lib/submissions/status.ts'
import type { StepState } from '../ui/steps.tsx'

/** A step's mark as the kit draws it. */
export const stateOfMark: Record<Mark, StepState> = {
  done: 'done',
  'under-way': 'under-way',
  waiting: 'retrying',
  refused: 'refused',
  skipped: 'skipped',
  'to-come': 'waiting',
}

const marks: Record<SubmissionStatus, readonly StepState[]> = {
  'awaiting-approval': ['done', 'waiting', 'waiting'],
  delivering: ['done', 'under-way', 'waiting'],
  held: ['done', 'refused', 'waiting'],
  delivered: ['done', 'done', 'done'],
  cancelled: ['done', 'skipped', 'skipped'],
}

/** Frozen, case, delivered: the three marks of a row; a retry is amber. */
export function rowMarks(status: SubmissionStatus, retries: boolean): readonly StepState[] {
  return retries ? ['done', 'retrying', 'waiting'] : marks[status]
}

/** Whether "delivering" is waiting for its next try at this moment. */
export function retriesLater(row: { status: SubmissionStatus; words: string }): boolean {
  return row.status === 'delivering' && row.words.startsWith('Retries')
}
