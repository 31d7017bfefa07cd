'use client'
import { useEffect, useRef } from 'react'
import type { KeyBinding } from './key-match.ts'
import { addKeys } from './key-registry.ts'
import { useKeyScope } from './key-scope.tsx'

/**
 * Binds keys while the component is mounted. Single keys rest in fields, under modifiers, while an input method
 * composes, and while a dialog is open that they don't belong to; Enter and Space leave buttons and links alone.
 * `heading` is the group under which the list of keys shows them.
 */
export function useKeys(heading: string, bindings: readonly KeyBinding[]): void {
  const scope = useKeyScope()
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  const shape = bindings
    .map(one => `${one.key}\u0000${one.words ?? ''}\u0000${one.on ?? true}\u0000${one.inFields ?? ''}`)
    .join('\u0001')
  // The list is added anew only when keys or words change; what they run is always the latest.
  // biome-ignore lint/correctness/useExhaustiveDependencies: shape stands for the bindings
  useEffect(() => {
    const steady = latest.current.map((one, place) => ({
      ...one,
      run: (event: KeyboardEvent) => latest.current[place]?.run(event),
    }))
    return addKeys({ heading, bindings: steady, scope })
  }, [heading, shape, scope])
}
