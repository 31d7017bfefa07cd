'use client'
import { useRef, useState } from 'react'
import { dismissAlertAction, reopenAlertAction } from '#lib/alerts/actions.ts'
import { type DismissReason, dismissReasonCodes, dismissReasons, shortestSentence } from '#lib/alerts/dispositions.ts'
import { dismissAlertSchema } from '#lib/alerts/schema.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FieldFrame } from '../ui/field-frame.tsx'
import { Radio, RadioGroup } from '../ui/radio.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { sayDone, sayRefused } from '../ui/toast.tsx'
import { useKeys } from '../ui/use-keys.ts'

export type Dismissed = { dismissed: string[]; refused: { alertId: string; problem: string }[] }

type DismissDialogProps = {
  /** One alert, or several: then each is decided for itself and has its own outcome. */
  alertIds: readonly string[]
  open: boolean
  onOpenChange: (open: boolean) => void
  onDone: (result: Dismissed) => void
  /** After the undo of the toast opened an alert again. */
  onUndone?: ((alertId: string) => void) | undefined
}

/** Why nothing is to be filed: a reason by number, one sentence. Says the outcome in a toast that takes it back. */
export function DismissDialog({ open, onOpenChange, ...rest }: DismissDialogProps) {
  const only = rest.alertIds.length === 1 ? rest.alertIds[0] : undefined
  const title = only ? (
    <>
      Dismiss <span className="mono">{only}</span>
    </>
  ) : (
    `Dismiss ${rest.alertIds.length} alerts`
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} width={430} place="corner">
      <DismissForm {...rest} close={() => onOpenChange(false)} />
    </Dialog>
  )
}

type FormProps = Omit<DismissDialogProps, 'open' | 'onOpenChange'> & { close: () => void }

function DismissForm({ alertIds, onDone, onUndone, close }: FormProps) {
  const [reason, setReason] = useState<DismissReason | null>(null)
  const [sentence, setSentence] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  const length = [...sentence.trim()].length
  const lacks = reason === null ? 'Choose a reason' : length < shortestSentence ? sentenceLacks(length) : undefined

  const choose = (next: DismissReason) => {
    setReason(next)
    field.current?.focus()
  }
  const dismiss = async () => {
    if (busy || lacks) return setProblem(lacks)
    setBusy(true)
    const result = await dismissEach(alertIds, { reason, sentence })
    setBusy(false)
    const refused = result.refused[0]
    if (refused && alertIds.length === 1) return setProblem(refused.problem)
    close()
    sayOutcome(result, onUndone)
    onDone(result)
  }
  useKeys('Dismiss', [
    ...dismissReasonCodes.map((code, place) => ({ key: String(place + 1), run: () => choose(code) })),
    { key: 'mod+Enter', words: 'Dismiss', run: () => void dismiss() },
  ])
  return (
    <>
      <ReasonList value={reason} onChoose={choose} />
      <div className="border-t border-line px-4 py-3">
        <FieldFrame
          label="One sentence for the file"
          provenance={`${length} characters, at least ${shortestSentence}`}
          problem={problem}
        >
          <TextArea
            ref={field}
            rows={3}
            value={sentence}
            onChange={event => {
              setSentence(event.target.value)
              setProblem(undefined)
            }}
          />
        </FieldFrame>
      </div>
      <div className="flex min-h-[52px] items-center gap-2 border-t border-line bg-sunken px-4 py-2.5">
        <p className="flex-1 text-xs text-ink-2">It can be opened again; the decision stays in its history.</p>
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" keys="mod+Enter" busy={busy && 'Dismissing…'} off={lacks} onClick={() => void dismiss()}>
          Dismiss
        </Button>
      </div>
    </>
  )
}

function ReasonList({ value, onChoose }: { value: DismissReason | null; onChoose: (reason: DismissReason) => void }) {
  return (
    <RadioGroup label="Reason" value={value} onChange={next => onChoose(next as DismissReason)} className="px-2 py-2.5">
      {dismissReasonCodes.map((code, place) => (
        <Radio
          key={code}
          value={code}
          label={dismissReasons[code].words}
          hint={dismissReasons[code].hint}
          keys={String(place + 1)}
        />
      ))}
    </RadioGroup>
  )
}

function sentenceLacks(length: number): string {
  return length === 0 ? 'Write one sentence' : `Write ${shortestSentence - length} more characters`
}

async function dismissEach(alertIds: readonly string[], decision: { reason: DismissReason | null; sentence: string }) {
  const result: Dismissed = { dismissed: [], refused: [] }
  for (const alertId of alertIds) {
    const input = dismissAlertSchema.safeParse({ alertId, ...decision })
    const outcome = input.success ? await runAction(dismissAlertAction, input.data) : undefined
    if (outcome?.ok) result.dismissed.push(alertId)
    else result.refused.push({ alertId, problem: outcome ? wordsOf(outcome) : (input.error?.issues[0]?.message ?? '') })
  }
  return result
}

function sayOutcome({ dismissed, refused }: Dismissed, onUndone: DismissDialogProps['onUndone']): void {
  const undo = async () => {
    for (const alertId of dismissed) {
      const reopened = await runAction(reopenAlertAction, { alertId })
      if (reopened.ok) onUndone?.(alertId)
      else sayRefused(`${alertId} stays dismissed: ${wordsOf(reopened)}`)
    }
  }
  const whole = dismissed.length === 1 ? `Dismissed ${dismissed[0]}` : `Dismissed ${dismissed.length} alerts`
  const words = refused.length > 0 ? `${whole}, ${refused.length} not: ${refused[0]?.problem}` : whole
  if (dismissed.length === 0) sayRefused(`Nothing dismissed: ${refused[0]?.problem}`)
  else sayDone(words, { words: 'Undo', run: () => void undo() })
}
