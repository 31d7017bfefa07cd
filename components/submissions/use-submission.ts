'use client'
import { useQuery } from '@tanstack/react-query'
import type { SubmissionView } from '#lib/submissions/submission-view.ts'
import { useLive } from '../shell/use-live.ts'

/**
 * One submission as it is now: read again when the live address names it, and with each of its answers while it is
 * under way, so that steps fill as they happen.
 */
export function useSubmission(id: string, first?: SubmissionView) {
  const { data, refetch } = useQuery({
    queryKey: ['submission', id],
    queryFn: async ({ signal }): Promise<SubmissionView> => {
      const response = await fetch(`/api/submissions/${id}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return response.json()
    },
    ...(first ? { initialData: first } : {}),
    staleTime: 1_000,
  })
  useLive(live => {
    if (live.submissions.includes(id) || data?.status === 'delivering') void refetch()
  })
  return { submission: data, refetch: () => void refetch() }
}
