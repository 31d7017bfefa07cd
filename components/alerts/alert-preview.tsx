'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { AlertView } from '#lib/alerts/queries.ts'
import type { DraftSummary } from '#lib/drafts/draft-summary.ts'
import { useLive } from '../shell/use-live.ts'
import { Money } from '../ui/money.tsx'
import { PreviewHead } from './preview-head.tsx'
import { PreviewClock, PreviewForm, PreviewRules, PreviewSame } from './preview-parts.tsx'
import { PreviewSkeleton } from './preview-skeleton.tsx'
import { SubjectName } from './subject-name.tsx'

export type Preview = {
  alert: AlertView
  same: AlertRow[]
  form: (DraftSummary & { template: string; version: number }) | null
}

type AlertPreviewProps = { id: string; me: string; onMove: (by: number) => void; foot: React.ReactNode }

/** Who and how much, why it fired, how long there is: the alert under the cursor. */
export function AlertPreview({ id, me, onMove, foot }: AlertPreviewProps) {
  const { data, refetch } = useQuery({
    queryKey: ['preview', id],
    queryFn: async ({ signal }): Promise<Preview> => {
      const response = await fetch(`/api/queue/${id}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return response.json()
    },
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
  useLive(live => {
    if (live.alerts.includes(id)) void refetch()
  })
  if (!data) return <PreviewSkeleton />
  const { alert, same, form } = data
  return (
    <aside aria-label="Preview" className="flex h-full min-h-0 flex-col bg-surface">
      <PreviewHead alert={alert} me={me} onMove={onMove} />
      <div className="scroll-quiet min-h-0 flex-1 divide-y divide-line">
        <section className="px-4 py-3">
          <h2 className="text-lg font-semibold wrap-anywhere">
            <SubjectName row={alert} />
          </h2>
          {alert.subject !== null && alert.subjectId !== null && (
            <p className="mono text-ink-2">
              <bdi>{alert.subjectId}</bdi>
            </p>
          )}
          <p className="mt-1 text-xl font-semibold">
            <Money amount={alert.amount} currency={alert.currency} />
          </p>
        </section>
        <PreviewRules alert={alert} />
        <PreviewClock alert={alert} />
        {same.length > 0 && <PreviewSame same={same} />}
        {form && <PreviewForm form={form} />}
      </div>
      {foot}
    </aside>
  )
}
