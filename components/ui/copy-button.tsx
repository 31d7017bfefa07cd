'use client'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cn } from './cn.ts'

type CopyButtonProps = { text: string; label?: string; className?: string }

/** Copies its text and says "Copied" for 1.5 s. */
export function CopyButton({ text, label = 'Copy', className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <button
      type="button"
      onClick={event => {
        event.stopPropagation()
        void copy()
      }}
      aria-label={`${label} ${text}`}
      className={cn(
        'hit relative inline-flex size-5 shrink-0 items-center justify-center rounded-1 text-ink-4 hover:bg-hover hover:text-ink focus-visible:text-ink',
        className,
      )}
    >
      {copied ? <Check aria-hidden className="size-3 text-green" /> : <Copy aria-hidden className="size-3" />}
      <span
        aria-live="polite"
        className={
          copied
            ? 'absolute bottom-full z-10 mb-1 rounded-1 bg-ink-solid px-1.5 py-0.5 text-xs text-on-solid'
            : 'sr-only'
        }
      >
        {copied ? 'Copied' : ''}
      </span>
    </button>
  )
}
