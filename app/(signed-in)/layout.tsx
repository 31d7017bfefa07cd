import type { ReactNode } from 'react'
import { countViews } from '#lib/alerts/queries.ts'
import { signOutAction } from '#lib/auth/actions.ts'
import { getSignInFacts } from '#lib/auth/queries.ts'
import { requireActor } from '#lib/auth/require-actor.ts'
import { env } from '#lib/env.ts'
import { countHeld } from '#lib/submissions/queries.ts'
import { SignInAgain } from '../../components/people/sign-in-again.tsx'
import { LiveCounts } from '../../components/shell/live-counts.tsx'
import { railGroups } from '../../components/shell/rail-entries.ts'
import { railCounts, railViews } from '../../components/shell/rail-views.ts'
import { Shell } from '../../components/shell/shell.tsx'

function environmentOf({ sandboxed, PERSONA_API_KEY }: ReturnType<typeof env>) {
  if (sandboxed) return 'local'
  return PERSONA_API_KEY?.startsWith('persona_sandbox_') ? 'persona-sandbox' : 'production'
}

/** Every page behind the sign-in stands in the shell; who isn't signed in is led to /sign-in here. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor()
  const [{ institution }, views, held] = await Promise.all([getSignInFacts(), countViews(actor), countHeld(actor)])
  const frame = {
    person: { name: actor.name, email: actor.email, roles: actor.roles },
    environment: environmentOf(env()),
    institution,
    groups: railGroups(actor.roles, railViews),
    signOut: signOutAction,
  } as const
  return (
    <Shell frame={frame} counts={railCounts({ ...views, held })}>
      <LiveCounts />
      <SignInAgain email={actor.email} />
      {children}
    </Shell>
  )
}
