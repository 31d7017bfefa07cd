'use client'
import { useSyncExternalStore } from 'react'

function watch(listener: () => void) {
  addEventListener('storage', listener)
  return () => removeEventListener('storage', listener)
}

/** What is kept under a key, or null; null too where the browser keeps nothing. */
export function readPreference(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** A choice of taste that this browser keeps (theme, single keys); never anything about the work. All tabs follow. */
export function usePreference(key: string): [string | null, (value: string | null) => void] {
  const value = useSyncExternalStore(
    watch,
    () => readPreference(key),
    () => null,
  )
  const keep = (next: string | null) => {
    try {
      if (next === null) localStorage.removeItem(key)
      else localStorage.setItem(key, next)
    } catch {
      return
    }
    // The browser tells the other tabs; this one tells itself.
    dispatchEvent(new StorageEvent('storage', { key, newValue: next }))
  }
  return [value, keep]
}
