import type { ReactNode } from 'react'

/** What stands around a form of somebody who isn't signed in: the sandbox's strip, the form, one sentence below. */
export function DoorFrame({ sandbox, children }: { sandbox: boolean; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col bg-bg">
      <div aria-hidden className={sandbox ? 'hatch-sandbox h-[3px]' : 'h-[3px]'} />
      <main className="grid flex-1 place-items-center px-4 py-8">{children}</main>
      <footer className="px-4 pb-5 text-center text-xs text-ink-3">
        For authorised staff. What you open and change is recorded.
      </footer>
    </div>
  )
}
