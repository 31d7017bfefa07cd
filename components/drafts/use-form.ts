'use client'
import { createContext, use, useSyncExternalStore } from 'react'
import type { Answer } from '#lib/templates/answers.ts'
import type { Feed } from '../alerts/payload-tags.ts'
import type { FormStore, FormSummary } from './form-store.ts'
import type { Collision, SaveState } from './save-state.ts'

export type FormSetting = {
  store: FormStore
  draftId: string
  /** The id of who is looking. */
  me: string
  readOnly: boolean
  /** The place of the payload that a field was read from, when it was read from one. */
  evidenceOf: (key: string) => { path: string; text: string } | undefined
  /** Brings that place into view where evidence and form are tabs. */
  showEvidence: (key: string) => void
}

export const FormContext = createContext<FormSetting | null>(null)

export function useForm() {
  const form = use(FormContext)
  if (!form) throw new Error('A field stands outside its form')
  return form
}

/** What the person sees of one answer; only a change of this one renders again. */
export function useAnswer(key: string): Answer | undefined {
  const { store } = useForm()
  const read = () => store.autosave.answer(key)
  return useSyncExternalStore(store.subscribe, read, read)
}

export function useProblem(key: string): string | null {
  const { store } = useForm()
  const read = () => store.problemOf(key)
  return useSyncExternalStore(store.subscribe, read, read)
}

export function useUnmapped(key: string): string | null {
  const { store } = useForm()
  const read = () => store.unmappedOf(key)
  return useSyncExternalStore(store.subscribe, read, read)
}

export function useSummary(store: FormStore): FormSummary {
  return useSyncExternalStore(store.subscribe, store.summary, store.summary)
}

export function useFeeds(store: FormStore): readonly Feed[] {
  return useSyncExternalStore(store.subscribe, store.feeds, store.feeds)
}

export function useSaveState(store: FormStore): SaveState {
  const read = () => store.autosave.state
  return useSyncExternalStore(store.subscribe, read, read)
}

export function useLastFocused(store: FormStore): string | null {
  const read = () => store.lastFocused
  return useSyncExternalStore(store.subscribe, read, read)
}

/** What waits for a choice; the same list for as long as nothing in it moved. */
export function useCollisions(store: FormStore): readonly Collision[] {
  return useSyncExternalStore(store.subscribe, store.collisions, store.collisions)
}
