'use client'
import { useState } from 'react'
import { roles as allRoles, type Role } from '#lib/actor.ts'
import { changeRolesAction } from '#lib/auth/actions.ts'
import { roleWords } from '../shell/role-words.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { usePersonAction } from './use-person-action.ts'

type PersonRolesProps = { person: { id: string; name: string; roles: Role[] }; you: boolean }

export const roleHints: Record<Role, string> = {
  administrator: 'Templates, sources, people, settings',
  analyst: 'Claims, writes, dismisses, submits',
  approver: 'What an analyst may',
  auditor: 'Reads everything, changes nothing',
}

/** Roles change on the tick, with undo. Nobody takes the administrator role from themselves. */
export function PersonRoles({ person, you }: PersonRolesProps) {
  const [roles, setRoles] = useState(person.roles)
  const { run } = usePersonAction()
  const change = (from: Role[], to: Role[], undo = true) => {
    setRoles(to)
    run(changeRolesAction, { personId: person.id, from, roles: to }, `${person.name}: ${roleWords(to)}`, {
      ...(undo ? { undo: { words: 'Undo', run: () => change(to, from, false) } } : {}),
      onRefused: () => setRoles(from),
    })
  }
  const tick = (role: Role, on: boolean) =>
    change(
      roles,
      allRoles.filter(each => (each === role ? on : roles.includes(each))),
    )
  return (
    <div className="flex flex-col gap-1">
      {allRoles.map(role => (
        <Checkbox
          key={role}
          label={roleWords([role])}
          hint={you && role === 'administrator' ? 'Another administrator can take it from you' : roleHints[role]}
          value={roles.includes(role)}
          disabled={you && role === 'administrator'}
          onChange={on => tick(role, on)}
        />
      ))}
    </div>
  )
}
