'use client'
import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'

/** What every screen is set in: the institution's time zone, the keyboard, and the moment the page was made. */
type Setting = { zone: string; mac: boolean; renderedAt: number }

const SettingContext = createContext<Setting>({ zone: 'UTC', mac: false, renderedAt: 0 })

export function SettingProvider({ children, ...setting }: Setting & { children: ReactNode }) {
  return <SettingContext value={setting}>{children}</SettingContext>
}

export function useZone(): string {
  return use(SettingContext).zone
}

export function useMac(): boolean {
  return use(SettingContext).mac
}

const listeners = new Set<() => void>()
let now = Date.now()
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(tick, 1000)
  now = Date.now()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/**
 * The present in ms, in steps of `step` ms, so that what shows minutes renders once a minute.
 * During hydration it is the moment of the server's rendering: both write the same words.
 */
export function useNow(step = 30_000): number {
  const { renderedAt } = use(SettingContext)
  const floor = (time: number) => Math.floor(time / step) * step
  return useSyncExternalStore(
    subscribe,
    () => floor(now),
    () => floor(renderedAt),
  )
}
