'use client'
import { ChevronDown, ChevronUp } from 'lucide-react'
import type { AlertView } from '#lib/alerts/queries.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Id } from '../ui/id.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { AlertStatusChip } from './alert-status-chip.tsx'

type PreviewHeadProps = { alert: AlertView; me: string; onMove: (by: number) => void }

export function PreviewHead({ alert, me, onMove }: PreviewHeadProps) {
  return (
    <div className="flex h-10 shrink-0 items-center gap-2 border-b border-line pr-3 pl-4 max-wide:gap-1 max-wide:[&_kbd]:hidden">
      <Id id={alert.id} />
      <AlertStatusChip alert={alert} me={me} />
      <span className="flex-1" />
      <IconButton label="Previous alert" keys="k" icon={<ChevronUp aria-hidden />} onClick={() => onMove(-1)} />
      <IconButton label="Next alert" keys="j" icon={<ChevronDown aria-hidden />} onClick={() => onMove(1)} />
      <LinkButton href={`/alerts/${alert.id}`} size="sm" keys="Enter">
        Open
      </LinkButton>
    </div>
  )
}
