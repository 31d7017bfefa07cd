'use client'
import { useState } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { AlertFilter, PageOf } from '#lib/alerts/schema.ts'
import { useLive } from '../shell/use-live.ts'
import { readPage, usePages } from '../shell/use-pages.ts'
import { filterQuery } from './filter-query.ts'
import { mergeRows, withoutRow } from './merge-rows.ts'

const path = '/api/queue'

/**
 * The rows of the queue, page after page. What colleagues change is put into its row where it stands; what is new waits
 * until it is asked for, so that nothing moves under the cursor.
 */
export function useQueue(
  filter: AlertFilter,
  { first, firstFilter }: { first: PageOf<AlertRow>; firstFilter: AlertFilter },
) {
  const query = filterQuery(filter)
  const { rows, patch, reload, ...pages } = usePages(path, query, { query: filterQuery(firstFilter), page: first })
  const [waiting, setWaiting] = useState<{ query: string; ids: ReadonlySet<string> }>({ query, ids: new Set() })
  const waits = waiting.query === query ? waiting.ids : new Set<string>()

  useLive(live => {
    follow(live.alerts).catch(() => undefined)
  })

  async function follow(changed: string[]) {
    const shown = new Set(rows.map(row => row.id))
    const there = changed.filter(id => shown.has(id)).slice(0, 200)
    if (there.length > 0) {
      const { rows: fresh } = await readPage<AlertRow>(path, `ids=${there.join(',')}`)
      patch(data => mergeRows(data, fresh))
    }
    const foreign = changed.filter(id => !shown.has(id) && !waits.has(id))
    if (foreign.length === 0) return
    const top = new Set((await readPage<AlertRow>(path, query)).rows.map(row => row.id))
    const added = foreign.filter(id => top.has(id))
    if (added.length > 0) setWaiting({ query, ids: new Set([...waits, ...added]) })
  }

  /** After one's own act: the row shows what became of it, or leaves when this view hides it. */
  async function settleRow(id: string) {
    const [row] = (await readPage<AlertRow>(path, `ids=${id}`)).rows
    const stays = row !== undefined && filter.status.includes(row.status)
    patch(data => (stays ? mergeRows(data, [row]) : withoutRow(data, id)))
  }

  async function showWaiting() {
    setWaiting({ query, ids: new Set() })
    await reload()
  }
  return { rows, waiting: waits.size, showWaiting, settleRow, ...pages }
}
