'use client'
import { useRouter } from 'next/navigation'
import { type SubmitEvent, useState } from 'react'
import { roles as allRoles, type Role } from '#lib/actor.ts'
import { createPersonAction } from '#lib/auth/actions.ts'
import type { Problem } from '#lib/result.ts'
import { roleWords } from '../shell/role-words.ts'
import { runAction } from '../shell/run-action.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { FieldFrame } from '../ui/field-frame.tsx'
import { TextField } from '../ui/text-field.tsx'
import { roleHints } from './person-roles.tsx'
import { problemAt } from './problem-at.ts'

type AddPersonFormProps = {
  maySee: boolean
  onAdded: (added: { email: string; password: string }) => void
  onCancel: () => void
}

/** Who comes, and what they may. The password is made, not chosen. */
export function AddPersonForm({ maySee, onAdded, onCancel }: AddPersonFormProps) {
  const router = useRouter()
  const [roles, setRoles] = useState<readonly Role[]>(['analyst'])
  const [sarRead, setSarRead] = useState(false)
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [busy, setBusy] = useState(false)
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name') ?? '').trim()
    setBusy(true)
    const result = await runAction(createPersonAction, {
      email: form.get('email'),
      roles,
      ...(name ? { name } : {}),
      ...(sarRead ? { sarRead } : {}),
    })
    setBusy(false)
    if (!result.ok) return setProblems(result.problems)
    router.refresh()
    onAdded({ email: result.value.email, password: result.value.password ?? '' })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 p-4" noValidate>
      <FieldFrame label="Email" problem={problemAt(problems, 'email')}>
        <TextField name="email" type="email" autoFocus />
      </FieldFrame>
      <FieldFrame
        label="Name"
        optional
        hint="Without one, it is made of the address."
        problem={problemAt(problems, 'name')}
      >
        <TextField name="name" />
      </FieldFrame>
      <FieldFrame label="Roles" group problem={problemAt(problems, 'roles') ?? problemAt(problems, '')}>
        <div className="flex flex-col gap-1">
          {allRoles.map(role => (
            <Checkbox
              key={role}
              label={roleWords([role])}
              hint={roleHints[role]}
              value={roles.includes(role)}
              onChange={on => setRoles(on ? [...roles, role] : roles.filter(each => each !== role))}
            />
          ))}
          {maySee && <Checkbox className="mt-2" label="May see filings" value={sarRead} onChange={setSarRead} />}
        </div>
      </FieldFrame>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>Cancel</Button>
        <Button type="submit" look="primary" busy={busy}>
          Add
        </Button>
      </div>
    </form>
  )
}
