'use client'
import { useQuery } from '@tanstack/react-query'
import type { AuditRow } from '#lib/audit/queries.ts'
import type { Review } from '#lib/submissions/find-review.ts'
import { useLive } from '../shell/use-live.ts'

export type LiveReview = Review & { timeline: AuditRow[] | null }

async function readReview(alertId: string, timeline: boolean, signal?: AbortSignal): Promise<LiveReview> {
  const answer = await fetch(`/api/review/${alertId}${timeline ? '?timeline=yes' : ''}`, signal ? { signal } : {})
  if (!answer.ok) throw new Error(String(answer.status))
  return answer.json()
}

/**
 * One alert with its draft and submission as they are now: read again when the live address names it. Its history comes
 * along only while it is on view.
 */
export function useReview(first: LiveReview, timeline: boolean) {
  const { id } = first.alert
  const { data, refetch } = useQuery({
    queryKey: ['review', id, timeline],
    queryFn: ({ signal }) => readReview(id, timeline, signal),
    initialData: first,
    initialDataUpdatedAt: timeline ? 0 : Date.now(),
    staleTime: 1_000,
  })
  useLive(live => {
    const submissionId = data.submission?.id
    if (live.alerts.includes(id) || (submissionId && live.submissions.includes(submissionId))) void refetch()
  })
  return { review: data, refresh: () => void refetch() }
}
