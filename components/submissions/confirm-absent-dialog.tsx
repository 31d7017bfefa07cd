'use client'
import { useState } from 'react'
import { confirmAbsentAction } from '#lib/submissions/actions.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FieldFrame } from '../ui/field-frame.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { sayDone } from '../ui/toast.tsx'

type ConfirmAbsentDialogProps = { submissionId: string; open: boolean; onClose: () => void; onDone: () => void }

/** A person looked at Persona and states that there is no case: with a sentence, under their name, it is sent once more. */
export function ConfirmAbsentDialog({ submissionId, open, onClose, onDone }: ConfirmAbsentDialogProps) {
  const [sentence, setSentence] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function confirm() {
    setBusy(true)
    const result = await runAction(confirmAbsentAction, { submissionId, sentence })
    setBusy(false)
    if (!result.ok) return setProblem(wordsOf(result))
    sayDone(`Sending ${submissionId} once more`)
    onClose()
    onDone()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={shown => shown || onClose()}
      title="There is no case at Persona"
      foot={
        <>
          <span className="flex-1">If there is one after all, this makes a second one.</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="danger"
            busy={busy}
            off={sentence.trim().length < 10 ? 'Write one sentence first' : false}
            onClick={() => void confirm()}
          >
            Send once more
          </Button>
        </>
      }
    >
      <div className="p-4">
        <FieldFrame
          label="How do you know?"
          problem={problem}
          hint="One sentence, kept in the history under your name."
        >
          <TextArea
            rows={3}
            value={sentence}
            onChange={event => {
              setSentence(event.target.value)
              setProblem(undefined)
            }}
          />
        </FieldFrame>
      </div>
    </Dialog>
  )
}
