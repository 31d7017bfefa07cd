'use client'
import { createContext, type ReactNode, use } from 'react'
import type { Role } from '#lib/actor.ts'
import type { RailGroup } from './rail-entries.ts'

export type ShellPerson = { name: string; email: string; roles: readonly Role[] }
export type ShellEnvironment = 'local' | 'persona-sandbox' | 'production'

/** What every signed-in page stands in. */
export type ShellFrame = {
  person: ShellPerson
  environment: ShellEnvironment
  institution: string | null
  groups: readonly RailGroup[]
  signOut: () => Promise<void>
}

const FrameContext = createContext<ShellFrame | null>(null)

export function ShellFrameProvider({ frame, children }: { frame: ShellFrame; children: ReactNode }) {
  return <FrameContext value={frame}>{children}</FrameContext>
}

/** The frame, or null on pages outside it (sign-in). */
export function useShellFrame(): ShellFrame | null {
  return use(FrameContext)
}
