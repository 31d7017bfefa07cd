'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useActionState, useEffect, useRef, useState } from 'react'
import { signInAction } from '#lib/auth/actions.ts'
import type { DemoPerson } from '#lib/auth/demo-people.ts'
import { Button } from '../ui/button.tsx'
import { FieldFrame } from '../ui/field-frame.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DemoPeople } from './demo-people.tsx'
import { keepTyped } from './keep-typed.ts'
import { problemAt } from './problem-at.ts'

type SignInFormProps = { institution: string | null; demoPeople: readonly DemoPerson[]; next: string }

const untouched = { problems: [], email: '', name: '', tries: 0 }

/** E-mail, password, and in demo mode the people to sign in as. A plain form: it works before any script has loaded. */
export function SignInForm({ institution, demoPeople, next }: SignInFormProps) {
  const [state, signIn, busy] = useActionState(signInAction, untouched)
  const [shown, setShown] = useState(false)
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (state.tries > 0) password.current?.focus()
  }, [state.tries])
  const fill = (person: { email: string; password: string }) => {
    if (email.current) email.current.value = person.email
    if (password.current) password.current.value = person.password
  }
  return (
    <div className="flex w-full max-w-[404px] overflow-hidden rounded-3 border border-line bg-surface has-[aside]:max-w-[808px] max-pane:flex-col max-pane:has-[aside]:max-w-[404px]">
      <form action={signIn} onResetCapture={keepTyped} className="flex-1 p-9 max-desk:p-6">
        <h1 className="text-lg leading-5 font-semibold tracking-[-0.01em] text-[17px]">Caseport</h1>
        <p className="min-h-[18px] text-sm text-ink-3">{institution}</p>
        <input type="hidden" name="next" value={next} />
        <FieldFrame label="Email" problem={problemAt(state.problems, 'email')} className="mt-5">
          <TextField
            ref={email}
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
            defaultValue={state.email}
            boxClassName="h-9"
          />
        </FieldFrame>
        <FieldFrame
          label="Password"
          problem={problemAt(state.problems, 'password') ?? problemAt(state.problems, '')}
          className="mt-4"
        >
          <TextField
            ref={password}
            name="password"
            type={shown ? 'text' : 'password'}
            autoComplete="current-password"
            required
            maxLength={128}
            boxClassName="h-9"
            suffix={
              <button
                type="button"
                onClick={() => setShown(!shown)}
                aria-pressed={shown}
                aria-label="Show what is typed"
                className="hit rounded-1 p-1 hover:text-ink"
              >
                {shown ? <EyeOff aria-hidden className="size-3.5" /> : <Eye aria-hidden className="size-3.5" />}
              </button>
            }
          />
        </FieldFrame>
        <Button type="submit" look="primary" busy={busy} className="mt-4 h-9 w-full">
          Sign in
        </Button>
      </form>
      {demoPeople.length > 0 && <DemoPeople people={demoPeople} next={next} signIn={signIn} onChoose={fill} />}
    </div>
  )
}
