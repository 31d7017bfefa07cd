'use client'
import { useState } from 'react'
import { isObject, type JsonValue } from '#lib/json.ts'
import { largestFile, type Settings } from '#lib/templates/field-types.ts'
import type { DroppedFile } from '../ui/file-card.tsx'
import { FileDrop } from '../ui/file-drop.tsx'
import { sayRefused } from '../ui/toast.tsx'
import type { AnswerInputProps } from './answer-input.tsx'
import { useForm } from './use-form.ts'

type FileInputProps = AnswerInputProps & { settings: Extract<Settings, { type: 'file' }> }

/** One file, sent as soon as it is dropped; the answer names it. */
export function FileInput({ settings, value, onChange, fieldKey, readOnly }: FileInputProps) {
  const { draftId } = useForm()
  const [sending, setSending] = useState<DroppedFile | null>(null)
  const add = async ([file]: File[]) => {
    if (!file) return
    setSending({ id: 'sending', name: file.name, size: file.size, words: 'sending', progress: 0.5 })
    const stored = await sendFile(draftId, fieldKey, file)
    setSending(null)
    if ('problem' in stored) sayRefused(stored.problem)
    else onChange(stored.value)
  }
  const files = sending ? [sending] : fileOf(value)
  if (readOnly && files.length === 0) return <p className="text-md text-ink-3">No file</p>
  return (
    <FileDrop
      most={1}
      files={files}
      mimeTypes={settings.mimeTypes}
      maxBytes={settings.maxBytes ?? largestFile}
      disabled={readOnly || sending !== null}
      onAdd={files => void add(files)}
      onRemove={() => onChange(null)}
    />
  )
}

function fileOf(value: JsonValue | null | undefined): DroppedFile[] {
  if (value === null || value === undefined || !isObject(value)) return []
  const { fileId, filename, bytes, sha256 } = value
  if (typeof filename !== 'string' || typeof bytes !== 'number') return []
  const words = typeof sha256 === 'string' ? `sha256 ${sha256.slice(0, 8)}…` : undefined
  return [{ id: String(fileId), name: filename, size: bytes, words }]
}

async function sendFile(
  draftId: string,
  field: string,
  file: File,
): Promise<{ value: JsonValue } | { problem: string }> {
  try {
    const answer = await fetch(`/api/drafts/${draftId}/files?field=${encodeURIComponent(field)}`, {
      method: 'POST',
      headers: {
        'content-type': file.type || 'application/octet-stream',
        'x-filename': encodeURIComponent(file.name),
      },
      body: file,
    })
    const body = await answer.json()
    if (answer.ok) return { value: body as JsonValue }
    return { problem: `${file.name} wasn’t stored: ${body.problems?.[0]?.problem ?? 'try again'}` }
  } catch {
    return { problem: `${file.name} wasn’t stored: Caseport can’t be reached. Try again in a moment.` }
  }
}
