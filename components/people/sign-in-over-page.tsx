'use client'
import { type SubmitEvent, useState } from 'react'
import type { Problem } from '#lib/result.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FieldFrame } from '../ui/field-frame.tsx'
import { TextField } from '../ui/text-field.tsx'

type SignInOverPageProps = {
  open: boolean
  /** Whose page this is: only they sign in over it, since what isn't saved yet is theirs. */
  email: string
  /** Signed in again: send what was refused once more. */
  onDone: () => void
  onClose: () => void
}

async function signIn(email: string, password: string): Promise<string | null> {
  try {
    const answer = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    })
    if (answer.ok) return null
    const { problems }: { problems: Problem[] } = await answer.json()
    return problems.map(({ problem }) => problem).join(' ')
  } catch {
    return 'Caseport can’t be reached. What you typed is kept; try again in a moment.'
  }
}

/** A session that ended while somebody worked: signing in again happens over the page, which keeps all that was typed. */
export function SignInOverPage({ open, email, onDone, onClose }: SignInOverPageProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const password = String(new FormData(event.currentTarget).get('password') ?? '')
    setBusy(true)
    const refused = await signIn(email, password)
    setBusy(false)
    setProblem(refused)
    if (refused === null) onDone()
  }
  return (
    <Dialog open={open} onOpenChange={next => next || onClose()} title="Sign in again" width={400}>
      <form onSubmit={submit} className="p-4">
        <p className="text-md text-ink-2">Your session has ended. What you typed is kept.</p>
        <FieldFrame label="Email" readOnly className="mt-4">
          <TextField type="email" autoComplete="username" defaultValue={email} />
        </FieldFrame>
        <FieldFrame label="Password" problem={problem} className="mt-3">
          <TextField
            name="password"
            type="password"
            autoComplete="current-password"
            required
            autoFocus
            maxLength={128}
          />
        </FieldFrame>
        <Button type="submit" look="primary" busy={busy} className="mt-4 w-full">
          Sign in
        </Button>
      </form>
    </Dialog>
  )
}
