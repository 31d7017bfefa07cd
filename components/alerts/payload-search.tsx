'use client'
import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '../ui/icon-button.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useKeys } from '../ui/use-keys.ts'
import type { PayloadTreeState } from './use-payload-tree.ts'

/** Finds names and values: Enter goes on, ⇧Enter back, Esc empties. */
export function PayloadSearch({ search }: { search: PayloadTreeState['search'] }) {
  const field = useRef<HTMLInputElement>(null)
  useKeys('Evidence', [{ key: 'mod+f', words: 'Search the payload', run: () => field.current?.focus() }])
  const { words, hits, at } = search
  return (
    <div className="flex min-w-0 items-center gap-1">
      <TextField
        ref={field}
        aria-label="Search the payload"
        placeholder="Search"
        value={words}
        onChange={event => search.find(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') search.find('')
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (event.shiftKey) search.previous()
          else search.next()
        }}
        lead={<Search aria-hidden />}
        suffix={
          <span aria-live="polite" className="text-xs">
            {words === '' ? '' : hits.length === 0 ? 'none' : `${at} of ${hits.length}`}
          </span>
        }
        boxClassName="h-control-sm w-40 max-wide:w-32 max-desk:w-full"
      />
      {hits.length > 1 && (
        <>
          <IconButton label="Previous hit" icon={<ChevronUp aria-hidden />} onClick={search.previous} />
          <IconButton label="Next hit" icon={<ChevronDown aria-hidden />} onClick={search.next} />
        </>
      )}
    </div>
  )
}
