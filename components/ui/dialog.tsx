'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { cn } from './cn.ts'
import { IconButton } from './icon-button.tsx'
import { KeyScope } from './key-scope.tsx'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: ReactNode
  /** Beside the title, fainter. */
  meta?: ReactNode
  /** Between title and cross: a search box. */
  tools?: ReactNode
  /** The last row: a sentence at the left, buttons at the right. */
  foot?: ReactNode
  /** px; the phone takes the whole width. */
  width?: number
  /** Away from the middle: the lower right corner keeps the list in view. */
  place?: 'middle' | 'corner'
  /** What gets the focus on opening; the first control otherwise. */
  onOpenAutoFocus?: (event: Event) => void
  className?: string
  children: ReactNode
}

const places = {
  middle: 'left-1/2 top-[8vh] -translate-x-1/2',
  corner: 'bottom-16 right-6',
}

/** A question over the page: focus stays inside, Esc closes, closing gives the focus back. Keys of the page rest meanwhile. */
export function Dialog({
  open,
  onOpenChange,
  title,
  meta,
  tools,
  foot,
  width = 480,
  place = 'middle',
  ...rest
}: DialogProps) {
  // Without a trigger of its own the library gives the focus back to nobody.
  const before = useRef<Element | null>(null)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 animate-fade bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          data-focus="own"
          onOpenAutoFocus={event => {
            before.current = document.activeElement
            rest.onOpenAutoFocus?.(event)
          }}
          onCloseAutoFocus={event => {
            event.preventDefault()
            if (before.current instanceof HTMLElement) before.current.focus()
          }}
          style={{ width: `min(${width}px, calc(100vw - 32px))` }}
          className={cn(
            'fixed z-30 flex max-h-[84vh] animate-fade flex-col overflow-hidden rounded-3 border border-line bg-raised shadow-3 outline-none',
            'max-desk:inset-x-0 max-desk:top-auto max-desk:bottom-0 max-desk:w-full! max-desk:translate-x-0 max-desk:rounded-b-none',
            places[place],
            rest.className,
          )}
        >
          <KeyScope>
            <div className="flex min-h-12 shrink-0 items-center gap-3 border-b border-line py-1.5 pr-12 pl-4">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {meta !== undefined && <span className="text-sm text-ink-3">{meta}</span>}
              <div className="flex-1">{tools}</div>
            </div>
            <div className="scroll-quiet min-h-0 flex-1">{rest.children}</div>
            {foot !== undefined && (
              <div className="flex min-h-[52px] shrink-0 items-center gap-3 border-t border-line bg-sunken px-4 py-2.5 text-xs text-ink-2">
                {foot}
              </div>
            )}
            {/* Last in order, so that the first focus is the question's, not the cross. */}
            <Radix.Close asChild>
              <IconButton
                label="Close"
                icon={<X aria-hidden />}
                className="absolute top-3 right-3 max-desk:top-0.5 max-desk:right-1"
              />
            </Radix.Close>
          </KeyScope>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
