'use client'
import { Check, CircleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Toaster, toast } from 'sonner'
import { keyLabel } from './key-label.ts'
import { useMac } from './setting.tsx'

type ToastAction = { words: string; run: () => void; keys?: string }

const stays = 6_000

function ToastBox({
  id,
  icon,
  words,
  action,
}: {
  id: string | number
  icon: ReactNode
  words: ReactNode
  action?: ToastAction | undefined
}) {
  const [held, setHeld] = useState(false)
  const mac = useMac()
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => toast.dismiss(id), stays)
    return () => clearTimeout(timer)
  }, [held, id])
  const run = () => {
    action?.run()
    toast.dismiss(id)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the pointer only holds the toast, it presses nothing
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="flex min-h-[38px] w-[380px] max-w-[calc(100vw-32px)] items-center gap-2.5 rounded-2 bg-ink-solid font-sans py-[5px] pr-[5px] pl-3 text-sm text-on-solid shadow-3"
    >
      <span aria-hidden className="inline-flex shrink-0 [&>svg]:size-3.5">
        {icon}
      </span>
      <span className="min-w-0 flex-1 py-1">{words}</span>
      {action !== undefined && (
        <button
          type="button"
          onClick={run}
          className="hit h-7 shrink-0 rounded-1 bg-on-solid/14 px-2 font-medium hover:bg-on-solid/22"
        >
          {action.words}
          {action.keys !== undefined && <span aria-hidden> {keyLabel(action.keys, mac)}</span>}
        </button>
      )}
    </div>
  )
}

function show(icon: ReactNode, words: ReactNode, action?: ToastAction) {
  return toast.custom(id => <ToastBox id={id} icon={icon} words={words} action={action} />, {
    duration: Number.POSITIVE_INFINITY,
  })
}

/** Says that something was done, in the button's own word ('Dismissed ALR-48307'); `action` is mostly Undo. */
export function sayDone(words: ReactNode, action?: ToastAction) {
  return show(<Check />, words, action)
}

/** Says that something was refused and what is so instead; `action` is the way on. */
export function sayRefused(words: ReactNode, action?: ToastAction) {
  return show(<CircleAlert />, words, action)
}

/** Where toasts stand: bottom right, at most three, 6 s each unless held by the pointer or the focus. */
export function Toasts() {
  return (
    <Toaster
      position="bottom-right"
      expand
      visibleToasts={3}
      gap={8}
      offset={16}
      mobileOffset={{ bottom: 66, left: 16, right: 16 }}
      containerAriaLabel="Notices"
      toastOptions={{ unstyled: true, style: { width: 'auto', right: 0 } }}
    />
  )
}
