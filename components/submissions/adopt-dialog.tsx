'use client'
import { useState } from 'react'
import { adoptCaseAction } from '#lib/submissions/actions.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FieldFrame } from '../ui/field-frame.tsx'
import { TextField } from '../ui/text-field.tsx'
import { sayDone } from '../ui/toast.tsx'

type AdoptDialogProps = { submissionId: string; open: boolean; onClose: () => void; onDone: () => void }

/** Takes a case that is at Persona already for this submission's own; it is read there before anything changes here. */
export function AdoptDialog({ submissionId, open, onClose, onDone }: AdoptDialogProps) {
  const [caseId, setCaseId] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function adopt() {
    setBusy(true)
    const result = await runAction(adoptCaseAction, { submissionId, caseId })
    setBusy(false)
    if (!result.ok) return setProblem(wordsOf(result))
    sayDone(`Adopted the case for ${submissionId}`)
    onClose()
    onDone()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={shown => shown || onClose()}
      title="Adopt a case"
      foot={
        <>
          <span className="flex-1">The case is read at Persona first. Nothing is sent or changed there.</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="primary"
            busy={busy}
            off={caseId.trim() === '' ? 'Enter the id of the case' : false}
            onClick={() => void adopt()}
          >
            Adopt
          </Button>
        </>
      }
    >
      <div className="p-4">
        <FieldFrame
          label="Id of the case at Persona"
          problem={problem}
          hint="It begins with case_ and stands in the address of its page at Persona."
        >
          <TextField
            value={caseId}
            onChange={event => {
              setCaseId(event.target.value)
              setProblem(undefined)
            }}
          />
        </FieldFrame>
      </div>
    </Dialog>
  )
}
