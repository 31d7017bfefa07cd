'use client'
import { createContext, type ReactNode, use, useEffect, useState } from 'react'
import { openScope } from './key-registry.ts'

const ScopeContext = createContext<symbol | null>(null)

export function useKeyScope(): symbol | null {
  return use(ScopeContext)
}

/** While it is mounted, only keys bound inside it work. */
export function KeyScope({ children }: { children: ReactNode }) {
  const [scope] = useState(() => Symbol('keys'))
  useEffect(() => openScope(scope), [scope])
  return <ScopeContext value={scope}>{children}</ScopeContext>
}
