import { Check, Clock, Minus, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { Spinner } from './spinner.tsx'

export type StepState = 'done' | 'under-way' | 'waiting' | 'retrying' | 'refused' | 'skipped'

const words: Record<StepState, string> = {
  done: 'Done',
  'under-way': 'Under way',
  waiting: 'Not yet',
  retrying: 'Tries again',
  refused: 'Refused',
  skipped: 'Left out',
}

const discs: Record<StepState, string> = {
  done: 'bg-green-solid text-on-solid',
  'under-way': 'border border-accent-line text-accent',
  waiting: 'border border-line-strong text-ink-4',
  retrying: 'border border-amber-line bg-amber-soft text-amber',
  refused: 'bg-red-solid text-on-solid',
  skipped: 'border border-dashed border-line-strong text-ink-4',
}

const glyphs: Record<StepState, ReactNode> = {
  done: <Check strokeWidth={3} />,
  'under-way': <Spinner className="size-3" />,
  waiting: null,
  retrying: <Clock strokeWidth={2.5} />,
  refused: <X strokeWidth={3} />,
  skipped: <Minus strokeWidth={2.5} />,
}

/** The disc of a step, 18 px. */
export function StepDisc({ state, icon, className }: { state: StepState; icon?: ReactNode; className?: string }) {
  return (
    <span
      role="img"
      aria-label={words[state]}
      className={cn(
        'inline-flex size-[18px] shrink-0 items-center justify-center rounded-full [&>svg]:size-2.5',
        discs[state],
        className,
      )}
    >
      {glyphs[state] ?? icon}
    </span>
  )
}

export type Step = {
  key: string
  state: StepState
  title: ReactNode
  /** At the right: its time, to the thousandth. */
  time?: ReactNode
  detail?: ReactNode
  /** Below: its tries. */
  children?: ReactNode
  /** In the disc while it waits. */
  icon?: ReactNode
}

/** Steps from top to bottom, joined by a line that is green as far as they are done. */
export function Steps({ steps, className }: { steps: readonly Step[]; className?: string }) {
  return (
    <ol className={className}>
      {steps.map((step, place) => (
        <li key={step.key} className="relative flex gap-3 pb-3 last:pb-0">
          {place < steps.length - 1 && (
            <span
              aria-hidden
              className={cn(
                'absolute top-5 bottom-0 left-2 w-0.5',
                step.state === 'done' || step.state === 'skipped' ? 'bg-green-solid' : 'bg-line',
              )}
            />
          )}
          <StepDisc state={step.state} icon={step.icon} className="relative mt-px" />
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline gap-3">
              <span className={cn('flex-1 font-medium', step.state === 'waiting' && 'font-normal text-ink-2')}>
                {step.title}
              </span>
              {step.time !== undefined && <span className="text-sm text-ink-3 tabular-nums">{step.time}</span>}
            </div>
            {step.detail !== undefined && <div className="text-sm text-ink-2">{step.detail}</div>}
            {step.children}
          </div>
        </li>
      ))}
    </ol>
  )
}

const marks: Record<StepState, string> = {
  done: 'bg-green-solid',
  'under-way': 'bg-linear-to-r from-chart-1 from-50% to-chart-3 to-50%',
  waiting: 'bg-chart-3',
  retrying: 'bg-amber-solid',
  refused: 'bg-red-solid',
  skipped: 'border border-dashed border-line-strong',
}

/** The same in a row of a table: marks of 14 × 6 px. `label` says in words what they show. */
export function StepMarks({ states, label }: { states: readonly StepState[]; label: string }) {
  return (
    <span role="img" aria-label={label} className="inline-flex gap-0.5">
      {states.map((state, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place
        <span key={place} className={cn('h-1.5 w-3.5 rounded-1', marks[state])} />
      ))}
    </span>
  )
}
