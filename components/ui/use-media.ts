'use client'
import { useSyncExternalStore } from 'react'

/** Whether a media query holds. On the server and at the first paint it doesn't: the desk is the default. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    changed => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    () => matchMedia(query).matches,
    () => false,
  )
}
