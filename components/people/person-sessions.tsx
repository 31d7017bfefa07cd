'use client'
import { endSessionAction } from '#lib/auth/actions.ts'
import type { PersonDetail } from '#lib/auth/queries.ts'
import { Button } from '../ui/button.tsx'
import { When } from '../ui/when.tsx'
import { browserName } from './browser-name.ts'
import { usePersonAction } from './use-person-action.ts'

type PersonSessionsProps = { person: Pick<PersonDetail, 'name' | 'signedIn'>; ownSessionId: string | undefined }

/** The browsers somebody is signed in with; ending one takes effect on its next request. */
export function PersonSessions({ person, ownSessionId }: PersonSessionsProps) {
  const { busy, run } = usePersonAction()
  return (
    <section aria-label="Sessions" className="border-b border-line p-4">
      <h3 className="text-sm font-semibold">
        Sessions <span className="ml-1 font-normal text-ink-3">{person.signedIn.length}</span>
      </h3>
      <ul>
        {person.signedIn.map(session => (
          <li key={session.id} className="flex items-center gap-3 pt-2.5">
            <div className="min-w-0 flex-1">
              <div className="truncate text-md">{browserName(session.userAgent)}</div>
              <div className="truncate text-xs text-ink-3">
                {session.address ?? 'address unknown'}, since <When at={session.createdAt} as="stamp" />
              </div>
            </div>
            {session.id === ownSessionId ? (
              <span className="text-xs text-ink-3">This one</span>
            ) : (
              <Button
                look="quiet"
                size="sm"
                busy={busy}
                onClick={() => run(endSessionAction, { sessionId: session.id }, `Ended a session of ${person.name}`)}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
