'use client'
import './globals.css'
import { buttonClass } from '../components/ui/button-style.ts'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** The last resort, when the document itself could not be made; it leans on nothing that may be broken. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <main className="grid min-h-[60dvh] place-items-center p-8">
          <div className="w-full max-w-[420px]">
            <h1 className="text-xl font-semibold">Caseport could not be shown</h1>
            <p className="mt-2 mb-4 text-ink-2">
              Something failed on our side. Nothing was changed, and what was saved is kept.
              {error.digest !== undefined && <> The log has it under {error.digest}.</>}
            </p>
            <button type="button" onClick={reset} className={buttonClass('default', 'md')}>
              Try again
            </button>
          </div>
        </main>
      </body>
    </html>
  )
}
