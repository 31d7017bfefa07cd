'use client'
import { useActionState, useState } from 'react'
import { setUpAction } from '#lib/auth/actions.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { FieldFrame } from '../ui/field-frame.tsx'
import { TextField } from '../ui/text-field.tsx'
import { keepTyped } from './keep-typed.ts'
import { problemAt } from './problem-at.ts'

const untouched = { problems: [], email: '', name: '', tries: 0 }

/** The first administrator, by the code that the start printed. It works once, and only while nobody administers. */
export function SetUpForm() {
  const [state, setUp, busy] = useActionState(setUpAction, untouched)
  const [maySee, setMaySee] = useState(false)
  return (
    <form
      action={setUp}
      onResetCapture={keepTyped}
      className="w-full max-w-[404px] rounded-3 border border-line bg-surface p-9 max-desk:p-6"
    >
      <h1 className="text-[17px] leading-5 font-semibold tracking-[-0.01em]">Set up Caseport</h1>
      <p className="mt-0.5 text-sm text-ink-2">
        Nobody works here yet. Whoever has the code that the start printed becomes the first administrator.
      </p>
      <FieldFrame label="Setup code" problem={problemAt(state.problems, 'code')} className="mt-5">
        <TextField name="code" required autoFocus mono boxClassName="h-9" placeholder="xxxxx-xxxxx-xxxxx-xxxxx" />
      </FieldFrame>
      <FieldFrame label="Name" problem={problemAt(state.problems, 'name')} className="mt-4">
        <TextField name="name" required autoComplete="name" defaultValue={state.name} boxClassName="h-9" />
      </FieldFrame>
      <FieldFrame label="Email" problem={problemAt(state.problems, 'email')} className="mt-4">
        <TextField
          name="email"
          type="email"
          required
          autoComplete="username"
          defaultValue={state.email}
          boxClassName="h-9"
        />
      </FieldFrame>
      <FieldFrame
        label="Password"
        hint="At least 8 characters."
        problem={problemAt(state.problems, 'password') ?? problemAt(state.problems, '')}
        className="mt-4"
      >
        <TextField
          name="password"
          type="password"
          required
          minLength={8}
          maxLength={128}
          autoComplete="new-password"
          boxClassName="h-9"
        />
      </FieldFrame>
      <Checkbox
        name="maySeeFilings"
        value={maySee}
        onChange={setMaySee}
        label="I may see filings, and let others see them"
        className="mt-4"
      />
      <p className="mt-1 pl-[22px] text-xs text-ink-3">
        Leave it out if you only set things up; the command line can add somebody who may.
      </p>
      <Button type="submit" look="primary" busy={busy} className="mt-5 h-9 w-full">
        Set up
      </Button>
    </form>
  )
}
