import { CopyButton } from '../ui/copy-button.tsx'

/** A password that was just made: shown this once, kept nowhere. */
export function PasswordOnce({ name, password }: { name: string; password: string }) {
  return (
    <div role="status">
      <p className="text-md text-ink-2">
        Hand this password to {name}. It is shown this once; if it gets lost, reset it again.
      </p>
      <div className="mt-3 flex h-10 items-center gap-2 rounded-2 border border-line bg-sunken px-3">
        <span className="mono flex-1 select-all text-md text-ink">{password}</span>
        <CopyButton text={password} />
      </div>
    </div>
  )
}
