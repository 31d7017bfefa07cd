'use client'
import type { AuditRow } from '#lib/audit/queries.ts'
import { VirtualGrid } from '../shell/virtual-grid.tsx'
import { cn } from '../ui/cn.ts'
import { useMedia } from '../ui/use-media.ts'
import { AuditTableRow, auditGrid } from './audit-table-row.tsx'

type AuditTableProps = {
  rows: AuditRow[]
  me: string
  cursor: string | null
  hasMore: boolean
  loading: boolean
  onPoint: (id: string) => void
  onNearEnd: () => void
}

const heads = ['Time', 'Who', 'Event', 'What happened', 'On']

export function AuditTable({ me, onPoint, ...list }: AuditTableProps) {
  const phone = useMedia('(width < 720px)')
  return (
    <VirtualGrid
      {...list}
      label="Events"
      size={phone ? 56 : 32}
      headSize={phone ? 0 : 30}
      head={
        <div
          role="row"
          className={cn(auditGrid, 'h-[30px] border-b border-line bg-sunken text-sm text-ink-2 max-desk:hidden')}
        >
          {heads.map(name => (
            <div key={name} role="columnheader" className="px-2 first:pl-3.5">
              {name}
            </div>
          ))}
        </div>
      }
      row={(row, index) => (
        <AuditTableRow row={row} index={index} me={me} cursor={row.id === list.cursor} onPoint={onPoint} />
      )}
    />
  )
}
