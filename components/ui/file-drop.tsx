'use client'
import { Upload } from 'lucide-react'
import { type DragEvent, useId, useRef, useState } from 'react'
import { cn } from './cn.ts'
import { useField } from './field-context.ts'
import { type DroppedFile, FileCard } from './file-card.tsx'
import { type FileLimits, fileProblem } from './file-check.ts'

type FileDropProps = FileLimits & {
  files: readonly DroppedFile[]
  onAdd: (files: File[]) => void
  onRemove?: ((id: string) => void) | undefined
  /** Its name when it stands in no FieldFrame. */
  label?: string | undefined
  disabled?: boolean | undefined
  className?: string | undefined
}

/** Files by drop or by choice; what is over a limit is named and not taken. */
export function FileDrop({
  files,
  onAdd,
  onRemove,
  mimeTypes,
  maxBytes,
  most,
  label,
  disabled,
  className,
}: FileDropProps) {
  const field = useField()
  const ownId = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [problems, setProblems] = useState<string[]>([])
  const full = most !== undefined && files.length >= most
  const still = disabled ?? field?.readOnly ?? false
  const take = (list: FileList | null) => {
    const room = most === undefined ? undefined : most - files.length
    const given = [...(list ?? [])]
    const refused = given.map(file => fileProblem(file, { mimeTypes, maxBytes }))
    const fine = given.filter((_, place) => refused[place] === null)
    const surplus = room !== undefined && fine.length > room ? [`Only ${most} files are taken`] : []
    setProblems([...refused.filter(one => one !== null), ...surplus])
    const added = fine.slice(0, room)
    if (added.length > 0) onAdd(added)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files)
  }
  return (
    <div className={className}>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(200px,1fr))] gap-2.5">
        {files.map(file => (
          <FileCard key={file.id} file={file} {...(still ? {} : { onRemove })} />
        ))}
        {!full && !still && (
          <li>
            <label
              htmlFor={field?.id ?? ownId}
              onDragOver={event => {
                event.preventDefault()
                setOver(true)
              }}
              onDragLeave={() => setOver(false)}
              onDrop={onDrop}
              className={cn(
                'flex h-14 cursor-pointer items-center justify-center gap-2 rounded-3 border border-dashed border-line-strong text-md text-ink-2 hover:bg-hover',
                'has-focus-visible:border-accent-solid has-focus-visible:shadow-[0_0_0_3px_var(--accent-soft-2)]',
                over && 'border-solid border-accent-solid bg-accent-soft',
              )}
            >
              <Upload aria-hidden className="size-3.5" />
              {most === 1 ? 'Drop or choose a file' : 'Drop or choose files'}
              <input
                ref={input}
                id={field?.id ?? ownId}
                type="file"
                multiple={most !== 1}
                accept={mimeTypes?.join(',')}
                aria-label={label}
                aria-describedby={field?.describedBy}
                data-focus="own"
                className="sr-only"
                onChange={event => {
                  take(event.target.files)
                  event.target.value = ''
                }}
              />
            </label>
          </li>
        )}
      </ul>
      <div role="status" className="text-xs text-red">
        {problems.map(problem => (
          <p key={problem} className="pt-1">
            {problem}
          </p>
        ))}
      </div>
    </div>
  )
}
