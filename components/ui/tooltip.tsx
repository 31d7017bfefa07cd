'use client'
import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

type TooltipProps = { words: ReactNode; children: ReactNode; side?: 'top' | 'bottom' | 'left' | 'right' | undefined }

/** Words on hover and on focus. The child must be one element that can take focus and has a name of its own. */
export function Tooltip({ words, children, side = 'top' }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-72 animate-appear rounded-2 bg-ink-solid px-2 py-1 text-xs text-on-solid shadow-3"
        >
          {words}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Once around the app: neighbours open without waiting when one was open. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  )
}
