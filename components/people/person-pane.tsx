import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import type { PersonActor } from '#lib/actor.ts'
import type { PersonDetail } from '#lib/auth/queries.ts'
import { Avatar } from '../ui/avatar.tsx'
import { When } from '../ui/when.tsx'
import { DisablePerson } from './disable-person.tsx'
import { PersonRoles } from './person-roles.tsx'
import { PersonSessions } from './person-sessions.tsx'
import { ResetPassword } from './reset-password.tsx'
import { SeesFilings } from './sees-filings.tsx'

/** One person beside the table: what they may, how they sign in, where they are signed in. */
export function PersonPane({ person, actor }: { person: PersonDetail; actor: PersonActor }) {
  const you = person.id === actor.id
  return (
    <aside
      aria-label={person.name}
      className="flex w-96 shrink-0 flex-col border-l border-line bg-surface max-pane:min-h-0 max-pane:w-full max-pane:flex-1 max-pane:border-l-0"
    >
      <div className="flex h-[62px] shrink-0 items-center gap-3 border-b border-line px-4">
        <Link
          href="/people"
          aria-label="Back to everybody"
          className="-ml-2 inline-flex size-hit items-center justify-center pane:hidden"
        >
          <ChevronLeft aria-hidden className="size-5" />
        </Link>
        <Avatar name={person.name} you={you} size="lg" />
        <div className="min-w-0">
          <h2 className="truncate text-lg font-semibold">{person.name}</h2>
          <p className="truncate text-xs text-ink-3">
            {person.email}, here since <When at={person.createdAt} as="stamp" />
          </p>
        </div>
      </div>
      <div className="scroll-quiet min-h-0 flex-1">
        <section aria-label="Roles" className="border-b border-line p-4">
          <h3 className="mb-2 text-sm font-semibold">Roles</h3>
          <PersonRoles key={person.roles.join()} person={person} you={you} />
          {person.sarRead !== null && <SeesFilings person={{ ...person, sarRead: person.sarRead }} you={you} />}
        </section>
        <section aria-label="Signing in" className="flex items-center gap-3 border-b border-line p-4">
          <h3 className="flex-1 text-sm font-semibold">Signing in</h3>
          <ResetPassword person={person} />
        </section>
        <PersonSessions person={person} ownSessionId={actor.sessionId} />
      </div>
      {!you && <DisablePerson person={person} />}
    </aside>
  )
}
