import { Loader } from 'lucide-react'
import { cn } from './cn.ts'

/** The busy glyph: shows after 300 ms, and is three dots where motion is unwelcome. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span aria-hidden className={cn('inline-flex size-3.5 items-center justify-center', className)}>
      <Loader className="size-full animate-turn motion-reduce:hidden" />
      <span className="hidden motion-reduce:inline">…</span>
    </span>
  )
}
