'use client'
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'

export type Page<T> = { rows: T[]; next: string | null }
export type Pages<T> = InfiniteData<Page<T>, string | null>

/** Reads one page of a list of ours. */
export async function readPage<T>(path: string, query: string, signal?: AbortSignal): Promise<Page<T>> {
  const response = await fetch(`${path}?${query}`, signal ? { signal } : {})
  if (!response.ok) throw new Error(String(response.status))
  return response.json()
}

/**
 * The one way to page: by key, each page from the marker that the one before ended with, rows of earlier filters shown
 * until the new ones are there.
 * @param first what the server read for `first.query` already, so that the first paint has its rows
 */
export function usePages<T>(path: string, query: string, first: { query: string; page: Page<T> }) {
  const client = useQueryClient()
  const key = [path, query]
  const found = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      readPage<T>(path, pageParam === null ? query : `${query}&after=${encodeURIComponent(pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
    ...(query === first.query ? { initialData: { pages: [first.page], pageParams: [null] } } : {}),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return {
    rows: (found.data?.pages ?? []).flatMap(page => page.rows),
    /** The query that the rows answer; null while they are still those of the one before. */
    list: found.isPlaceholderData ? null : query,
    hasMore: found.hasNextPage,
    loading: found.isFetching,
    failed: found.isError,
    loadMore: () => void found.fetchNextPage(),
    reload: async () => void (await found.refetch()),
    patch: (change: (pages: Pages<T>) => Pages<T>) =>
      void client.setQueryData<Pages<T>>(key, pages => pages && change(pages)),
  }
}
