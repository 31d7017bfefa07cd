import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { findActor } from '#lib/auth/find-actor.ts'
import { nextPath } from '#lib/auth/next-path.ts'
import { getSignInFacts, isSetupOpen } from '#lib/auth/queries.ts'
import { env } from '#lib/env.ts'
import { DoorFrame } from '../../components/people/door-frame.tsx'
import { SignInForm } from '../../components/people/sign-in-form.tsx'

export const metadata: Metadata = { title: 'Sign in' }

type Props = { searchParams: Promise<{ next?: string | string[] }> }

export default async function SignInPage({ searchParams }: Props) {
  const next = nextPath((await searchParams).next)
  if (await findActor()) redirect(next)
  if (await isSetupOpen()) redirect('/setup')
  const { institution, demoPeople } = await getSignInFacts()
  return (
    <DoorFrame sandbox={env().sandboxed}>
      <SignInForm institution={institution} demoPeople={demoPeople} next={next} />
    </DoorFrame>
  )
}
