'use client'
import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { AlertFilter, PageOf } from '#lib/alerts/schema.ts'
import { type Live, useLive } from '../shell/use-live.ts'
import { filterQuery } from './filter-query.ts'
import { mergeRows, type Pages, withoutRow } from './merge-rows.ts'

async function readQueue(query: string, signal?: AbortSignal): Promise<PageOf<AlertRow>> {
  const response = await fetch(`/api/queue?${query}`, signal ? { signal } : {})
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

/**
 * The rows of the queue, page after page. What colleagues change is put into its row where it stands; what is new waits
 * until it is asked for, so that nothing moves under the cursor.
 */
export function useQueue(
  filter: AlertFilter,
  { first, firstFilter }: { first: PageOf<AlertRow>; firstFilter: AlertFilter },
) {
  const client = useQueryClient()
  const query = filterQuery(filter)
  const key = ['queue', query]
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set())
  const found = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => readQueue(pageParam ? `${query}&after=${pageParam}` : query, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    ...(query === filterQuery(firstFilter) ? { initialData: { pages: [first], pageParams: [null] } } : {}),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const rows = (found.data?.pages ?? []).flatMap(page => page.rows)

  async function refreshRows(ids: string[]) {
    if (ids.length === 0) return
    const answer = await readQueue(`ids=${ids.slice(0, 200).join(',')}`)
    const shown = new Set(rows.map(row => row.id))
    const fresh = await unseen(answer.rows, shown, query)
    if (fresh.length > 0) setWaiting(current => new Set([...current, ...fresh]))
    client.setQueryData<Pages>(key, pages => pages && mergeRows(pages, answer.rows))
  }

  useLive((live: Live) => {
    refreshRows(live.alerts).catch(() => undefined)
  })

  /** After one's own act: the row shows what became of it, or leaves when this view hides it. */
  async function settleRow(id: string) {
    const { rows: changed } = await readQueue(`ids=${id}`)
    const row = changed[0]
    const stays = row !== undefined && filter.status.includes(row.status)
    client.setQueryData<Pages>(key, pages => pages && (stays ? mergeRows(pages, [row]) : withoutRow(pages, id)))
  }

  async function showWaiting() {
    setWaiting(new Set())
    await found.refetch()
  }
  return { rows, waiting: waiting.size, showWaiting, settleRow, ...more(found) }
}

/** Which of the changed alerts belong into this view though it doesn't show them yet. */
async function unseen(changed: AlertRow[], shown: ReadonlySet<string>, query: string): Promise<string[]> {
  const candidates = changed.filter(row => !shown.has(row.id))
  if (candidates.length === 0) return []
  const top = await readQueue(query)
  const there = new Set(top.rows.map(row => row.id))
  return candidates.filter(row => there.has(row.id)).map(row => row.id)
}

function more(found: {
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isError: boolean
  fetchNextPage: () => unknown
}) {
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = found
  return { hasMore: hasNextPage, loadingMore: isFetchingNextPage, failed: isError, loadMore: () => fetchNextPage() }
}
