'use client'
import { Button } from '../components/ui/button.tsx'
import { EmptyState } from '../components/ui/empty-state.tsx'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** What a page shows when it throws: never the exception's words, only the number under which the log has it. */
export default function PageError({ error, reset }: Props) {
  return (
    <main className="grid min-h-[60dvh] place-items-center p-8">
      <EmptyState title="This page could not be made" tone="red" action={<Button onClick={reset}>Try again</Button>}>
        Something failed on our side. Nothing was changed, and what was saved is kept.
        {error.digest !== undefined && <> The log has it under {error.digest}.</>}
      </EmptyState>
    </main>
  )
}
