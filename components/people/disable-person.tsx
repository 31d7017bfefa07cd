'use client'
import { UserRoundCheck, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import { disablePersonAction, enablePersonAction } from '#lib/auth/actions.ts'
import type { PersonDetail } from '#lib/auth/queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { usePersonAction } from './use-person-action.ts'

type DisablePersonProps = { person: Pick<PersonDetail, 'id' | 'name' | 'disabledAt'> }

const words =
  'Disabling ends every session at once. Alerts they hold come free within 30 minutes; drafts, decisions and the name stay in the history.'

/** The foot of a person's pane: shut out, asked once, or let in again. */
export function DisablePerson({ person }: DisablePersonProps) {
  const [asking, setAsking] = useState(false)
  const { busy, run } = usePersonAction()
  const input = { personId: person.id }
  const disable = () => run(disablePersonAction, input, `Disabled ${person.name}`, { onDone: () => setAsking(false) })
  return (
    <div className="shrink-0 border-t border-line bg-bg p-4">
      {person.disabledAt ? (
        <>
          <p className="mb-2.5 text-sm text-ink-2">
            Disabled people can’t sign in. Enabling gives back roles and password.
          </p>
          <Button
            icon={<UserRoundCheck aria-hidden />}
            busy={busy}
            onClick={() => run(enablePersonAction, input, `Enabled ${person.name}`)}
          >
            Enable {person.name}
          </Button>
        </>
      ) : (
        <>
          <p className="mb-2.5 text-sm text-ink-2">{words}</p>
          <Button look="danger" icon={<UserRoundX aria-hidden />} onClick={() => setAsking(true)}>
            Disable {person.name}…
          </Button>
        </>
      )}
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={`Disable ${person.name}?`}
        foot={
          <span className="ml-auto flex gap-2">
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button look="danger" busy={busy} onClick={disable}>
              Disable
            </Button>
          </span>
        }
      >
        <p className="p-4 text-md text-ink-2">{words}</p>
      </Dialog>
    </div>
  )
}
