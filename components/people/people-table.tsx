import { Lock } from 'lucide-react'
import Link from 'next/link'
import type { PersonRow } from '#lib/auth/queries.ts'
import { roleWords } from '../shell/role-words.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Chip } from '../ui/chip.tsx'
import { cn } from '../ui/cn.ts'
import { When } from '../ui/when.tsx'
import { LastSeen } from './last-seen.tsx'

type PeopleTableProps = { people: readonly PersonRow[]; chosenId: string | undefined; actorId: string }

const head = 'h-[30px] border-b border-line bg-sunken px-3 text-left text-xs font-medium text-ink-2 first:pl-3.5'

/** Everybody, 48 px each; the name is the link that opens the person beside the table. */
export function PeopleTable({ people, chosenId, actorId }: PeopleTableProps) {
  const shown = people.some(person => person.sarRead !== null)
  return (
    <div className={cn('scroll-quiet min-h-0 min-w-0 flex-1', chosenId !== undefined && 'max-pane:hidden')}>
      <table className="w-full border-separate border-spacing-0">
        <thead className="sticky top-0 z-10">
          <tr>
            <th className={head}>Person</th>
            <th className={head}>Roles</th>
            <th className={cn(head, 'w-36')}>Last seen</th>
            <th className={cn(head, 'w-24 pr-4 text-right')}>Sessions</th>
          </tr>
        </thead>
        <tbody>
          {people.map(person => (
            <PersonTableRow
              key={person.id}
              person={person}
              chosen={person.id === chosenId}
              you={person.id === actorId}
            />
          ))}
        </tbody>
      </table>
      <p className="flex items-center gap-1.5 px-3.5 py-3 text-xs text-ink-3">
        {shown && (
          <>
            <Lock aria-hidden className="size-3" /> may see filings.
          </>
        )}{' '}
        A person may have several roles. Who is disabled stays in every history under their name.
      </p>
    </div>
  )
}

function PersonTableRow({ person, chosen, you }: { person: PersonRow; chosen: boolean; you: boolean }) {
  const cell = 'h-12 border-b border-line-faint px-3 first:pl-3.5'
  return (
    <tr
      className={cn(
        'relative',
        chosen ? 'bg-accent-soft shadow-[inset_2.5px_0_0_var(--accent-solid)]' : 'hover:bg-hover',
      )}
    >
      <td className={cell}>
        <div className="flex items-center gap-3">
          <Avatar name={person.name} you={you} className="size-[26px]" />
          <div className="min-w-0">
            <div className="flex items-center gap-1.5">
              <Link
                href={`/people?person=${person.id}`}
                scroll={false}
                aria-current={chosen ? 'true' : undefined}
                data-focus="own"
                className="truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:shadow-focus-inset"
              >
                {person.name}
              </Link>
              {person.sarRead && <Lock aria-label="may see filings" className="size-3 shrink-0 text-ink-3" />}
            </div>
            <div className="truncate text-xs text-ink-3">{person.email}</div>
          </div>
        </div>
      </td>
      <td className={cell}>
        {person.disabledAt ? (
          <Chip>
            Disabled <When at={person.disabledAt} as="stamp" />
          </Chip>
        ) : (
          <span className="flex flex-wrap gap-1">
            {person.roles.length === 0 && <span className="text-sm text-ink-3">No role</span>}
            {person.roles.map(role => (
              <Chip key={role} tone="soft">
                {roleWords([role])}
              </Chip>
            ))}
          </span>
        )}
      </td>
      <td className={cell}>
        <LastSeen at={person.lastSeenAt} away={person.disabledAt !== null || person.sessions === 0} />
      </td>
      <td className={cn(cell, 'pr-4 text-right')}>{person.sessions}</td>
    </tr>
  )
}
