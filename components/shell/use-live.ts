'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

export type Live = {
  /** Up to when this answer reaches; the next one begins there. */
  at: string
  /** Numbers of alerts and submissions that changed. */
  alerts: string[]
  submissions: string[]
  counts: { open: number; 'my-queue': number; 'due-48': number; unclaimed: number; snoozed: number; held: number }
}

const key = ['live']

/**
 * What colleagues and machines change, asked for every two seconds while the tab is visible, once for the whole page.
 * @param onChange called with each new answer; may be another function at each render
 */
export function useLive(onChange?: (live: Live) => void): Live | undefined {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: key,
    queryFn: async ({ signal }): Promise<Live> => {
      const since = client.getQueryData<Live>(key)?.at
      const response = await fetch(`/api/live${since ? `?since=${encodeURIComponent(since)}` : ''}`, { signal })
      if (!response.ok) throw new Error(String(response.status))
      return response.json()
    },
    refetchInterval: 2_000,
    staleTime: 0,
    structuralSharing: false,
  })
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    if (data) latest.current?.(data)
  }, [data])
  return data
}
