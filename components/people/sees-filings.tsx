'use client'
import { grantSarReadAction, revokeSarReadAction } from '#lib/auth/actions.ts'
import { Switch } from '../ui/switch.tsx'
import { usePersonAction } from './use-person-action.ts'

type SeesFilingsProps = { person: { id: string; name: string; sarRead: boolean }; you: boolean }

/** The permission beside the roles; only those who have it see this, and nobody changes their own. */
export function SeesFilings({ person, you }: SeesFilingsProps) {
  const { busy, run } = usePersonAction()
  const change = (on: boolean) =>
    on
      ? run(grantSarReadAction, { personId: person.id }, `${person.name} may see filings`)
      : run(revokeSarReadAction, { personId: person.id }, `${person.name} no longer sees filings`)
  return (
    <Switch
      label="May see filings"
      hint={you ? 'Nobody changes their own' : undefined}
      value={person.sarRead}
      onChange={change}
      disabled={you || busy}
      className="mt-2"
    />
  )
}
