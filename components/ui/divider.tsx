'use client'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { cn } from './cn.ts'

type DividerProps = {
  label: string
  /** Width of what lies to its left, px, and its bounds. */
  value: number
  min: number
  max: number
  onChange: (value: number) => void
  className?: string
}

/** The line between two panes, moved by the pointer or by arrows. */
export function Divider({ label, value, min, max, onChange, className }: DividerProps) {
  const from = useRef<{ x: number; value: number } | null>(null)
  const put = (next: number) => onChange(Math.round(Math.min(Math.max(min, max), Math.max(min, next))))
  const start = (event: PointerEvent) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    from.current = { x: event.clientX, value }
  }
  const move = (event: PointerEvent) => {
    if (from.current) put(from.current.value + event.clientX - from.current.x)
  }
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0
    if (step === 0) return
    event.preventDefault()
    put(value + step)
  }
  return (
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={value}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={() => {
        from.current = null
      }}
      onKeyDown={press}
      className={cn(
        'relative z-20 w-px shrink-0 cursor-col-resize touch-none bg-line hover:bg-accent-line active:bg-accent-solid',
        'after:absolute after:inset-y-0 after:-inset-x-1',
        className,
      )}
    />
  )
}
