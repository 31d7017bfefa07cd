'use client'
import { useState } from 'react'
import { resetPasswordAction } from '#lib/auth/actions.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PasswordOnce } from './password-once.tsx'
import { usePersonAction } from './use-person-action.ts'

/** Asks once, then shows the new password once. */
export function ResetPassword({ person }: { person: { id: string; name: string } }) {
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState<string | null>(null)
  const { busy, run } = usePersonAction()
  const reset = () =>
    run(resetPasswordAction, { personId: person.id }, '', { onDone: value => setPassword(value.password) })
  const close = () => {
    setOpen(false)
    setPassword(null)
  }
  return (
    <>
      <Button look="quiet" size="sm" onClick={() => setOpen(true)}>
        Reset the password…
      </Button>
      <Dialog
        open={open}
        onOpenChange={next => (next ? setOpen(true) : close())}
        title={`Reset the password of ${person.name}`}
        foot={
          <span className="ml-auto flex gap-2">
            <Button onClick={close}>{password ? 'Done' : 'Cancel'}</Button>
            {!password && (
              <Button look="primary" busy={busy} onClick={reset}>
                Reset
              </Button>
            )}
          </span>
        }
      >
        <div className="p-4">
          {password ? (
            <PasswordOnce name={person.name} password={password} />
          ) : (
            <p className="text-md text-ink-2">
              The old password stops working and every session ends. The new one is shown here once, for you to hand
              over.
            </p>
          )}
        </div>
      </Dialog>
    </>
  )
}
