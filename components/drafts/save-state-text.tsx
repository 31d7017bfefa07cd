'use client'
import { CircleAlert, CloudCheck, CloudOff, Eye, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import { askToSignIn } from '../shell/ask-to-sign-in.ts'
import { cn } from '../ui/cn.ts'
import { formatTime } from '../ui/format-when.ts'
import { useZone } from '../ui/setting.tsx'
import { Spinner } from '../ui/spinner.tsx'
import type { FormStore } from './form-store.ts'
import { shortName } from './provenance-words.ts'
import type { SaveState } from './save-state.ts'
import { useSaveState } from './use-form.ts'

type SaveStateTextProps = {
  store: FormStore
  /** Said instead while nothing may be written here, and why. */
  readOnly: { words: string; frozen: boolean } | null
  onCompare: () => void
  className?: string
}

/** Whether what was written is kept: always there, always the same width, so that nothing jumps. */
export function SaveStateText({ store, readOnly, onCompare, className }: SaveStateTextProps) {
  const state = useSaveState(store)
  const zone = useZone()
  const unsaved = state.is === 'held' && store.autosave.unsaved().length > 0
  const said =
    readOnly && !unsaved
      ? { glyph: readOnly.frozen ? <Lock /> : <Eye />, words: readOnly.words, ink: 'text-ink-2' }
      : saidOf(state, zone)
  const inside = (
    <>
      <span aria-hidden className="inline-flex shrink-0 [&>svg]:size-3.5">
        {said.glyph}
      </span>
      <span className="truncate">{said.words}</span>
    </>
  )
  const look = cn(
    'inline-flex min-w-56 items-center justify-end gap-1.5 text-md max-desk:min-w-0 max-desk:text-sm',
    said.ink,
    className,
  )
  const act = state.is === 'changed' ? onCompare : state.is === 'signed-out' ? askToSignIn : null
  if (act) {
    return (
      <button type="button" onClick={act} className={cn(look, 'font-medium hover:underline')}>
        {inside}
      </button>
    )
  }
  return (
    <span role="status" className={look}>
      {inside}
    </span>
  )
}

type Said = { glyph: ReactNode; words: string; ink: string }

function saidOf(state: SaveState, zone: string): Said {
  switch (state.is) {
    case 'saved':
      return state.at === null
        ? { glyph: null, words: 'Saves as you write', ink: 'text-ink-3' }
        : {
            glyph: <CloudCheck className="text-green" />,
            words: `Saved ${formatTime(Date.parse(state.at), zone)}`,
            ink: 'text-ink-2',
          }
    case 'saving':
      return { glyph: <Spinner className="size-3.5" />, words: 'Saving…', ink: 'text-ink-2' }
    case 'offline':
      return { glyph: <CloudOff />, words: 'Not saved: offline, will retry', ink: 'font-medium text-amber' }
    case 'signed-out':
      return { glyph: <CloudOff />, words: 'Not saved: sign in again', ink: 'font-medium text-amber' }
    case 'changed':
      return { glyph: <CircleAlert />, words: `Changed by ${shortName(state.by)}, compare`, ink: 'text-red' }
    case 'held':
      return {
        glyph: <CircleAlert />,
        words: `Not saved: ${shortName(state.by)} holds it`,
        ink: 'font-medium text-red',
      }
    case 'refused':
      return { glyph: <CircleAlert />, words: `Not saved: ${state.words}`, ink: 'font-medium text-red' }
    case 'closed':
      return { glyph: <Lock />, words: 'No longer open', ink: 'text-ink-2' }
  }
}
