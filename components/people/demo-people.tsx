'use client'
import { ArrowRight } from 'lucide-react'
import { type DemoPerson, demoPassword } from '#lib/auth/demo-people.ts'
import { EnvBadge } from '../shell/env-badge.tsx'

type DemoPeopleProps = {
  people: readonly DemoPerson[]
  next: string
  signIn: (form: FormData) => void
  onChoose: (person: { email: string; password: string }) => void
}

/** The right half of the sign-in, in demo mode alone: choosing a person fills the form and submits it. */
export function DemoPeople({ people, next, signIn, onChoose }: DemoPeopleProps) {
  return (
    <aside
      aria-label="Demo"
      className="flex-1 border-l border-line bg-sunken p-9 pl-7 max-pane:border-t max-pane:border-l-0 max-desk:p-6"
    >
      <EnvBadge environment="local" sentence={false} />
      <p className="mt-3 text-md font-medium text-sandbox">Nothing leaves this machine</p>
      <p className="text-sm text-ink-2">Alerts and people are made up. Cases go to a stand-in for Persona.</p>
      <h2 className="mt-4 text-sm font-medium">Sign in as</h2>
      <ul className="mt-1.5 -ml-2">
        {people.map(({ email, does }) => (
          <li key={email}>
            <form action={signIn} onSubmit={() => onChoose({ email, password: demoPassword })}>
              <input type="hidden" name="email" value={email} />
              <input type="hidden" name="password" value={demoPassword} />
              <input type="hidden" name="next" value={next} />
              <button
                type="submit"
                className="flex min-h-13 w-full items-center gap-3 rounded-2 px-2 py-1.5 text-left hover:bg-accent-soft focus-visible:bg-accent-soft"
              >
                <span className="min-w-0 flex-1">
                  <span className="block text-md font-medium">{email}</span>
                  <span className="block text-xs text-ink-2">{does}</span>
                </span>
                <ArrowRight aria-hidden className="size-3.5 text-ink-3" />
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-xs text-ink-2">
        One password for all: <span className="mono text-ink">{demoPassword}</span>
      </p>
    </aside>
  )
}
