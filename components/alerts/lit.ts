'use client'
import { createContext, use, useSyncExternalStore } from 'react'

/** Who lights: the field under the pointer, the field with the focus, the row under the pointer in the evidence. */
export type LitBy = 'pointed' | 'focused' | 'evidence'

/** Which field and its path are lit, on both sides at once. The pointer goes before the focus. */
export class LitStore {
  readonly #keys: Record<LitBy, string | null> = { pointed: null, focused: null, evidence: null }
  readonly #listeners = new Set<() => void>()

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  light(by: LitBy, key: string | null): void {
    if (this.#keys[by] === key) return
    this.#keys[by] = key
    for (const listener of this.#listeners) listener()
  }

  /** The lit field, or null. */
  key = (): string | null => this.#keys.evidence ?? this.#keys.pointed ?? this.#keys.focused

  /** The field whose path the evidence should bring into view; a row that is pointed at is in view already. */
  wanted = (): string | null => (this.#keys.evidence === null ? this.key() : null)
}

export const LitContext = createContext<LitStore>(new LitStore())

export function useLit(): LitStore {
  return use(LitContext)
}

export function useLitKey(): string | null {
  const lit = useLit()
  return useSyncExternalStore(lit.subscribe, lit.key, () => null)
}

/** Whether this field is lit; renders again only when that changes. */
export function useIsLit(key: string): boolean {
  const lit = useLit()
  return useSyncExternalStore(
    lit.subscribe,
    () => lit.key() === key,
    () => false,
  )
}
