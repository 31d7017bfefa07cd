'use client'
import { useEffect, useState } from 'react'
import { answerSignIn, watchSignIn } from '../shell/ask-to-sign-in.ts'
import { SignInOverPage } from './sign-in-over-page.tsx'

/** Opens the sign-in over whatever page asks for it, and lets it go on afterwards. */
export function SignInAgain({ email }: { email: string }) {
  const [open, setOpen] = useState(false)
  useEffect(() => watchSignIn(event => setOpen(event === 'asked')), [])
  return (
    <SignInOverPage
      open={open}
      email={email}
      onDone={() => answerSignIn('signed-in')}
      onClose={() => answerSignIn('put-off')}
    />
  )
}
