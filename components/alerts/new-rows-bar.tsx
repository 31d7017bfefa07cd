import { ArrowUp } from 'lucide-react'
import { Kbd } from '../ui/kbd.tsx'

/** What arrived meanwhile waits here until it is asked for: 30 px that push nothing. */
export function NewRowsBar({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <button
      type="button"
      onClick={onShow}
      data-focus="inset"
      className="flex h-[30px] shrink-0 items-center justify-center gap-2 border-b border-line bg-accent-soft font-medium text-accent hover:bg-accent-soft-2 max-desk:h-hit"
    >
      <ArrowUp aria-hidden className="size-3.5" />
      {count === 1 ? '1 new alert waits here' : `${count} new alerts wait here`}
      <Kbd keys="." />
    </button>
  )
}
