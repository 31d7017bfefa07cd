'use client'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

type PageFailureProps = { error: Error & { digest?: string }; reset: () => void }

/** What a page shows when it throws: never the exception's words, only the number under which the log has it. */
export function PageFailure({ error, reset }: PageFailureProps) {
  return (
    <div className="grid flex-1 place-items-center p-8">
      <EmptyState level={1} title="This page could not be made" action={<Button onClick={reset}>Try again</Button>}>
        Something failed on our side. Nothing was changed, and what was saved is kept.
        {error.digest !== undefined && <> The log has it under {error.digest}.</>}
      </EmptyState>
    </div>
  )
}
