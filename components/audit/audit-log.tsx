'use client'
import { useState } from 'react'
import type { AuditRow } from '#lib/audit/queries.ts'
import type { AuditFilter } from '#lib/audit/schema.ts'
import { useRowCursor } from '../alerts/use-row-cursor.ts'
import { PageHead } from '../shell/page-head.tsx'
import { type Page, usePages } from '../shell/use-pages.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { AuditDetail } from './audit-detail.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { auditQueryText } from './audit-query-text.ts'
import { AuditTable } from './audit-table.tsx'
import { useAuditFilter } from './use-audit-filter.ts'

type AuditLogProps = {
  first: Page<AuditRow>
  firstFilter: AuditFilter
  people: { id: string; name: string }[]
  me: string
}

/** Everything that happened, newest first; the event under the cursor in full beside it. */
export function AuditLog({ first, firstFilter, people, me }: AuditLogProps) {
  const { filter, change, clear } = useAuditFilter()
  const query = auditQueryText(filter)
  const { rows, list, hasMore, loading, loadMore, reload } = usePages<AuditRow>('/api/audit', query, {
    query: auditQueryText(firstFilter),
    page: first,
  })
  const { cursor, move, moveTo } = useRowCursor(
    rows.map(row => row.id),
    list,
  )
  const [detail, setDetail] = useState(true)
  const row = rows.find(one => one.id === cursor)
  useKeys('Audit', [
    { key: 'j', words: 'Next event', run: () => move(1) },
    { key: 'k', words: 'Previous event', run: () => move(-1) },
    { key: 'ArrowDown', run: () => move(1) },
    { key: 'ArrowUp', run: () => move(-1) },
    { key: 'Space', words: 'Show or hide the details', run: () => setDetail(shown => !shown) },
    { key: 'r', words: 'Read again', run: () => void reload() },
  ])
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHead
        title="Audit"
        actions={
          <Button keys="r" className="max-desk:hidden" busy={loading} onClick={() => void reload()}>
            Read again
          </Button>
        }
      />
      <AuditFilters filter={filter} people={people} change={change} clear={clear} shown={rows.length} more={hasMore} />
      <div className="flex min-h-0 flex-1 max-pane:flex-col">
        {rows.length === 0 ? (
          <div className="grid flex-1 place-items-center p-6">
            <EmptyState title="Nothing happened that fits" action={<Button onClick={clear}>Clear the filters</Button>}>
              Events that don’t fit are hidden, not gone.
            </EmptyState>
          </div>
        ) : (
          <AuditTable
            rows={rows}
            me={me}
            cursor={cursor}
            hasMore={hasMore}
            loading={loading}
            onPoint={moveTo}
            onNearEnd={loadMore}
          />
        )}
        {row && detail && <AuditDetail row={row} onMove={move} />}
      </div>
    </div>
  )
}
