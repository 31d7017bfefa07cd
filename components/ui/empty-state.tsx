import type { ReactNode } from 'react'
import { cn } from './cn.ts'

type EmptyStateProps = {
  title: ReactNode
  icon?: ReactNode
  tone?: 'green' | 'red'
  /** One sentence: what is so, and what the view hides. */
  children?: ReactNode
  /** One action; several things to do next are EmptyChoices. */
  action?: ReactNode
  /** 1 where it is all that the page shows. */
  level?: 1 | 2
  className?: string
}

/** Nothing to show: one sentence, one action. */
export function EmptyState({ title, icon, tone, children, action, level = 2, className }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className={cn('w-full max-w-[420px]', className)}>
      {icon !== undefined && (
        <span
          aria-hidden
          className={cn(
            'mb-2 inline-flex [&>svg]:size-4',
            tone === 'green' ? 'text-green' : tone === 'red' ? 'text-red' : 'text-ink-3',
          )}
        >
          {icon}
        </span>
      )}
      <Heading className="text-xl font-semibold text-ink">{title}</Heading>
      {children !== undefined && <div className="mt-1 text-md text-ink-2 max-desk:text-lg">{children}</div>}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  )
}

type Choice = { title: ReactNode; words: ReactNode; action: ReactNode; key: string }

/** The next things to do, each with its count in words and one button. */
export function EmptyChoices({ choices, className }: { choices: readonly Choice[]; className?: string }) {
  return (
    <ul className={cn('divide-y divide-line rounded-3 border border-line', className)}>
      {choices.map(choice => (
        <li key={choice.key} className="flex items-center justify-between gap-4 px-3 py-2.5">
          <div className="min-w-0">
            <div className="text-md font-medium">{choice.title}</div>
            <div className="text-sm text-ink-2">{choice.words}</div>
          </div>
          {choice.action}
        </li>
      ))}
    </ul>
  )
}
