import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { isSetupOpen } from '#lib/auth/queries.ts'
import { env } from '#lib/env.ts'
import { DoorFrame } from '../../components/people/door-frame.tsx'
import { SetUpForm } from '../../components/people/set-up-form.tsx'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetUpPage() {
  if (!(await isSetupOpen())) notFound()
  return (
    <DoorFrame sandbox={env().sandboxed}>
      <SetUpForm />
    </DoorFrame>
  )
}
