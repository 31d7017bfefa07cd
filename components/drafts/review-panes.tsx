'use client'
import { type CSSProperties, type ReactNode, useRef } from 'react'
import { usePreference } from '../shell/preference.ts'
import { cn } from '../ui/cn.ts'
import { Divider } from '../ui/divider.tsx'
import { PathCurve } from './path-curve.tsx'
import type { Side } from './review-screen.tsx'

/** Width of the evidence at first, and its bounds, px. */
const widths = { first: 556, least: 400, most: 900 }

type ReviewPanesProps = { side: Side; evidence: ReactNode; form: ReactNode }

/** Evidence and form side by side, with a line between them that can be moved; below 960 px one of them at a time. */
export function ReviewPanes({ side, evidence, form }: ReviewPanesProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [kept, keep] = usePreference('evidence-width')
  const width = Math.min(widths.most, Math.max(widths.least, Number(kept) || widths.first))
  return (
    <div
      ref={frame}
      style={{ '--evidence': `${width}px` } as CSSProperties}
      className="relative flex min-h-0 flex-1 max-pane:flex-col"
    >
      <div
        className={cn(
          'flex min-h-0 min-w-0 pane:w-[min(var(--evidence),calc(100%-400px))] pane:shrink-0 max-wide:pane:w-[min(var(--evidence),412px)] max-pane:flex-1',
          side === 'form' && 'max-pane:hidden',
        )}
      >
        {evidence}
      </div>
      <Divider
        label="Width of the evidence"
        value={width}
        min={widths.least}
        max={widths.most}
        onChange={to => keep(String(to))}
        className="max-pane:hidden"
      />
      {form}
      <PathCurve frame={frame} />
    </div>
  )
}
