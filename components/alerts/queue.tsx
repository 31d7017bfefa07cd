'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { AlertFilter, PageOf } from '#lib/alerts/schema.ts'
import { AlertPreview } from './alert-preview.tsx'
import { AlertTable } from './alert-table.tsx'
import { DismissDialog } from './dismiss-dialog.tsx'
import { NewRowsBar } from './new-rows-bar.tsx'
import { type Asking, PreviewFoot } from './preview-foot.tsx'
import { QueueEmpty } from './queue-empty.tsx'
import { QueueHead } from './queue-head.tsx'
import { toggleClaim } from './toggle-claim.ts'
import { useAlertFilter } from './use-alert-filter.ts'
import { useQueue } from './use-queue.ts'
import { useQueueKeys } from './use-queue-keys.ts'
import { useRowCursor } from './use-row-cursor.ts'

type QueueProps = {
  /** The page that the server read for the address's filter. */
  first: PageOf<AlertRow>
  firstFilter: AlertFilter
  sources: { slug: string; name: string }[]
  me: string
  mayWork: boolean
}

/** The queue: filters, a dense table, and the alert under the cursor beside it. */
export function Queue({ first, firstFilter, sources, me, mayWork }: QueueProps) {
  const { filter, change, clear } = useAlertFilter()
  const queue = useQueue(filter, { first, firstFilter })
  const { cursor, move, moveTo } = useRowCursor(
    queue.rows.map(row => row.id),
    queue.list,
  )
  const [preview, setPreview] = useState(true)
  const [asking, setAsking] = useState<Asking>(null)
  const router = useRouter()
  const row = queue.rows.find(one => one.id === cursor)
  const settle = (id: string) => void queue.settleRow(id)
  const claim = (one: AlertRow) => void toggleClaim(one, me).then(() => settle(one.id))
  const open = (id: string) => router.push(`/alerts/${id}`)
  useQueueKeys({
    row,
    mayWork,
    move,
    open,
    claim,
    ask: setAsking,
    togglePreview: () => setPreview(shown => !shown),
    showWaiting: queue.waiting > 0 ? queue.showWaiting : undefined,
  })
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <QueueHead
        filter={filter}
        sources={sources}
        shown={queue.rows.length}
        more={queue.hasMore}
        change={change}
        clear={clear}
      />
      <div className="flex min-h-0 flex-1 max-pane:flex-col">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {queue.waiting > 0 && <NewRowsBar count={queue.waiting} onShow={queue.showWaiting} />}
          {queue.rows.length === 0 ? (
            <QueueEmpty filter={filter} clear={clear} />
          ) : (
            <AlertTable
              rows={queue.rows}
              me={me}
              cursor={cursor}
              sort={filter.sort}
              hasMore={queue.hasMore}
              loading={queue.loading}
              onSort={sort => change({ sort })}
              onPoint={moveTo}
              onOpen={open}
              onNearEnd={queue.loadMore}
            />
          )}
        </div>
        {row && preview && (
          <div className="w-[380px] shrink-0 border-l border-line max-wide:w-[312px] max-pane:h-[45%] max-pane:w-auto max-pane:border-t max-pane:border-l-0 max-desk:hidden">
            <AlertPreview
              id={row.id}
              me={me}
              onMove={move}
              foot={
                mayWork && (
                  <PreviewFoot
                    row={row}
                    me={me}
                    asking={asking}
                    onAsk={setAsking}
                    onClaim={() => claim(row)}
                    onChanged={settle}
                  />
                )
              }
            />
          </div>
        )}
      </div>
      {row && (
        <DismissDialog
          alertIds={[row.id]}
          open={asking === 'dismiss'}
          onOpenChange={open => setAsking(open ? 'dismiss' : null)}
          onDone={({ dismissed }) => dismissed.forEach(settle)}
          onUndone={settle}
        />
      )}
    </div>
  )
}
