'use client'
import { useEffect } from 'react'
import { askToSignIn, watchSignIn } from '../shell/ask-to-sign-in.ts'
import type { FormStore } from './form-store.ts'

/**
 * Ties a draft's saving to what happens around it: the network comes back, somebody signs in again, the tab is hidden,
 * the page is left. Leaving asks only when something is unsaved that can't be saved on the way out.
 */
export function useDraftKeeper(store: FormStore): void {
  useEffect(() => {
    const { autosave } = store
    const retry = () => {
      if (autosave.state.is === 'offline') autosave.resume()
    }
    const hide = () => {
      if (document.visibilityState === 'hidden') void autosave.flush()
      else retry()
    }
    const leave = () => autosave.leave()
    const ask = (event: BeforeUnloadEvent) => {
      const stuck = autosave.state.is !== 'saved' && autosave.state.is !== 'saving'
      if (stuck && autosave.unsaved().length > 0) event.preventDefault()
    }
    const stopWatching = watchSignIn(event => {
      if (event === 'signed-in' && autosave.state.is === 'signed-out') autosave.resume()
    })
    let before = autosave.state.is
    const stopListening = autosave.subscribe(() => {
      const now = autosave.state.is
      if (now === 'signed-out' && before !== now) askToSignIn()
      before = now
    })
    addEventListener('online', retry)
    addEventListener('pagehide', leave)
    addEventListener('beforeunload', ask)
    document.addEventListener('visibilitychange', hide)
    return () => {
      removeEventListener('online', retry)
      removeEventListener('pagehide', leave)
      removeEventListener('beforeunload', ask)
      document.removeEventListener('visibilitychange', hide)
      stopWatching()
      stopListening()
      leave()
    }
  }, [store])
}
