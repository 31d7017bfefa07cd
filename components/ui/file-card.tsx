'use client'
import { FileText, X } from 'lucide-react'
import { formatBytes } from './file-check.ts'
import { IconButton } from './icon-button.tsx'

export type DroppedFile = {
  id: string
  name: string
  size: number
  words?: string | undefined
  progress?: number | undefined
}

/** A file that was taken: its name, size, what is known of it, and how far it is. */
export function FileCard({ file, onRemove }: { file: DroppedFile; onRemove?: ((id: string) => void) | undefined }) {
  return (
    <li className="relative flex h-14 min-w-0 items-center gap-3 overflow-hidden rounded-3 border border-line bg-surface px-3">
      <FileText aria-hidden className="size-3.5 shrink-0 text-ink-3" />
      <div className="min-w-0 flex-1">
        <div className="truncate text-md font-medium">
          <bdi>{file.name}</bdi>
        </div>
        <div className="truncate text-xs text-ink-3">
          {formatBytes(file.size)}
          {file.words !== undefined && `, ${file.words}`}
        </div>
      </div>
      {onRemove && (
        <IconButton label={`Remove ${file.name}`} icon={<X aria-hidden />} onClick={() => onRemove(file.id)} />
      )}
      {file.progress !== undefined && (
        <span
          aria-hidden
          className="absolute bottom-0 left-0 h-0.5 bg-accent-solid"
          style={{ width: `${file.progress * 100}%` }}
        />
      )}
    </li>
  )
}
