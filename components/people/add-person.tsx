'use client'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AddPersonForm } from './add-person-form.tsx'
import { PasswordOnce } from './password-once.tsx'

/** "Add a person": e-mail and roles, then the password, shown once. `maySee`: whether the giver sees filings. */
export function AddPerson({ maySee }: { maySee: boolean }) {
  const [open, setOpen] = useState(false)
  const [added, setAdded] = useState<{ email: string; password: string } | null>(null)
  const close = () => {
    setOpen(false)
    setAdded(null)
  }
  return (
    <>
      <Button look="primary" icon={<Plus aria-hidden />} onClick={() => setOpen(true)}>
        Add a person
      </Button>
      <Dialog
        open={open}
        onOpenChange={next => (next ? setOpen(true) : close())}
        title={added ? `Added ${added.email}` : 'Add a person'}
      >
        {added ? (
          <div className="p-4">
            <PasswordOnce name={added.email} password={added.password} />
            <Button className="mt-4" look="primary" onClick={close}>
              Done
            </Button>
          </div>
        ) : (
          <AddPersonForm maySee={maySee} onAdded={setAdded} onCancel={close} />
        )}
      </Dialog>
    </>
  )
}
