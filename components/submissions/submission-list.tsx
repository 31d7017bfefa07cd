'use client'
import { useRouter } from 'next/navigation'
import type { SubmissionStatus } from '#lib/submissions/status.ts'
import type { SubmissionRow } from '#lib/submissions/submission-row.ts'
import { useRowCursor } from '../alerts/use-row-cursor.ts'
import { PageHead } from '../shell/page-head.tsx'
import { useLive } from '../shell/use-live.ts'
import { type Page, usePages } from '../shell/use-pages.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Segment } from '../ui/segment.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { SubmissionTable } from './submission-table.tsx'
import { useSubmissionFilter } from './use-submission-filter.ts'

const views: { value: string; label: string; status: SubmissionStatus[]; tone?: 'red' }[] = [
  { value: 'all', label: 'All', status: [] },
  { value: 'held', label: 'Held', status: ['held'] },
  { value: 'delivering', label: 'Under way', status: ['delivering'] },
  { value: 'delivered', label: 'Delivered', status: ['delivered'] },
  { value: 'cancelled', label: 'Cancelled', status: ['cancelled'] },
]

type SubmissionListProps = { first: Page<SubmissionRow>; firstStatus: SubmissionStatus[] }

const queryOf = (status: readonly string[]) => (status.length > 0 ? `status=${status.join(',')}` : '')

/** Submissions, newest first; each row's state is the one of this moment. */
export function SubmissionList({ first, firstStatus }: SubmissionListProps) {
  const { status, setStatus } = useSubmissionFilter()
  const { rows, reload, ...pages } = usePages<SubmissionRow>('/api/submissions', queryOf(status), {
    query: queryOf(firstStatus),
    page: first,
  })
  const { cursor, move, moveTo } = useRowCursor(
    rows.map(row => row.id),
    pages.list,
  )
  const router = useRouter()
  const open = (id: string) => router.push(`/submissions/${id}`)
  const live = useLive(({ submissions }) => {
    if (submissions.length > 0) void reload()
  })
  useKeys('Submissions', [
    { key: 'j', words: 'Next submission', run: () => move(1) },
    { key: 'k', words: 'Previous submission', run: () => move(-1) },
    { key: 'ArrowDown', run: () => move(1) },
    { key: 'ArrowUp', run: () => move(-1) },
    { key: 'Enter', words: 'Open', on: cursor !== null, run: () => cursor !== null && open(cursor) },
  ])
  const view = views.find(one => queryOf(one.status) === queryOf(status))
  const options = views.map(({ value, label }) =>
    value === 'held' && live && live.counts.held > 0
      ? { value, label, count: live.counts.held, tone: 'red' as const }
      : { value, label },
  )
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead
        title="Submissions"
        chip={
          <Segment
            label="Which submissions"
            options={options}
            value={view?.value ?? ''}
            onChange={value => setStatus(views.find(one => one.value === value)?.status ?? [])}
            className="max-desk:hidden"
          />
        }
      />
      {rows.length === 0 ? (
        <div className="grid flex-1 place-items-center p-6">
          <EmptyState
            title={status.length > 0 ? 'No submission is in this state' : 'Nothing was submitted yet'}
            action={<LinkButton href="/alerts">Go to the alerts</LinkButton>}
          >
            A submission begins when somebody submits an alert’s case form.
          </EmptyState>
        </div>
      ) : (
        <SubmissionTable
          rows={rows}
          cursor={cursor}
          hasMore={pages.hasMore}
          loading={pages.loading}
          onPoint={moveTo}
          onOpen={open}
          onNearEnd={pages.loadMore}
        />
      )}
    </div>
  )
}
