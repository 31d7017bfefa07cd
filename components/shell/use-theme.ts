'use client'
import { useLayoutEffect } from 'react'
import { useMedia } from '../ui/use-media.ts'
import { readPreference, usePreference } from './preference.ts'
import { themeKey, themeOf } from './theme.ts'

const systemIsDark = '(prefers-color-scheme: dark)'

/** Keeps the root's theme in step with the choice, the system and other tabs. */
export function useTheme(): void {
  const [kept] = usePreference(themeKey)
  const dark = useMedia(systemIsDark)
  // Read anew: while hydrating both say what the server knew, which would flash.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they say when to look again
  useLayoutEffect(() => {
    const theme = themeOf(readPreference(themeKey))
    const system = matchMedia(systemIsDark).matches ? 'dark' : 'light'
    document.documentElement.dataset.theme = theme === 'system' ? system : theme
  }, [kept, dark])
}
