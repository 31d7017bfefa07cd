'use client'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { AlertFilter } from '#lib/alerts/schema.ts'
import { VirtualGrid } from '../shell/virtual-grid.tsx'
import { useMedia } from '../ui/use-media.ts'
import { AlertTableHead } from './alert-table-head.tsx'
import { AlertTableRow } from './alert-table-row.tsx'

type AlertTableProps = {
  rows: AlertRow[]
  me: string
  cursor: string | null
  sort: AlertFilter['sort']
  hasMore: boolean
  loading: boolean
  onSort: (sort: AlertFilter['sort']) => void
  onPoint: (id: string) => void
  onOpen: (id: string) => void
  onNearEnd: () => void
}

/** The queue's rows: 36 px, on the phone two lines of 70 px. */
export function AlertTable({ me, sort, onSort, onPoint, onOpen, ...list }: AlertTableProps) {
  const phone = useMedia('(width < 720px)')
  return (
    <VirtualGrid
      {...list}
      label="Alerts"
      size={phone ? 70 : 36}
      headSize={phone ? 0 : 30}
      head={<AlertTableHead sort={sort} onSort={onSort} />}
      row={(row, index) => (
        <AlertTableRow
          row={row}
          index={index}
          me={me}
          cursor={row.id === list.cursor}
          onPoint={phone ? onOpen : onPoint}
          onOpen={onOpen}
        />
      )}
    />
  )
}
