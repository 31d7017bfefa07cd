'use client'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import { retrySubmissionAction, returnToDraftAction } from '#lib/submissions/actions.ts'
import type { Offer } from '#lib/submissions/held-reasons.ts'
import type { SubmissionView } from '#lib/submissions/submission-view.ts'
import { runAction, wordsOf } from '../shell/run-action.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { sayDone, sayRefused } from '../ui/toast.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { AdoptDialog } from './adopt-dialog.tsx'
import { ConfirmAbsentDialog } from './confirm-absent-dialog.tsx'

type HeldBarProps = {
  submission: SubmissionView
  held: NonNullable<SubmissionView['held']>
  mayMend: boolean
  onChanged: () => void
}

/** What happened, what exists, what to do; the first offer is the one that helps. */
export function HeldBar({ submission, held, mayMend, onChanged }: HeldBarProps) {
  const [busy, setBusy] = useState<Offer | null>(null)
  const [asking, setAsking] = useState<'adopt' | 'confirm-absent' | null>(null)
  const router = useRouter()
  const submissionId = submission.id

  async function act(offer: 'retry' | 'return') {
    if (busy) return
    setBusy(offer)
    const result = await runAction<unknown>(offer === 'retry' ? retrySubmissionAction : returnToDraftAction, {
      submissionId,
    })
    setBusy(null)
    if (!result.ok) return void sayRefused(wordsOf(result))
    const alert = submission.alerts[0]
    if (offer === 'return' && alert) router.push(`/alerts/${alert.id}`)
    sayDone(offer === 'return' ? 'Returned to draft; the answers are kept' : `Retrying ${submissionId}`)
    onChanged()
  }
  const may = (offer: Offer) => mayMend && held.offers.includes(offer)
  useKeys('Held submission', [
    { key: 'd', words: 'Return to draft', on: may('return'), run: () => void act('return') },
    { key: 'r', words: 'Retry', on: may('retry'), run: () => void act('retry') },
  ])
  const buttons: Record<Offer, ReactNode> = {
    return: (
      <Button
        key="return"
        look={held.offers[0] === 'return' ? 'primary' : 'default'}
        keys="d"
        busy={busy === 'return'}
        onClick={() => void act('return')}
      >
        Return to draft
      </Button>
    ),
    retry: (
      <Button
        key="retry"
        look={held.offers[0] === 'retry' ? 'primary' : 'default'}
        keys="r"
        busy={busy === 'retry'}
        onClick={() => void act('retry')}
      >
        Retry
      </Button>
    ),
    adopt: (
      <Button key="adopt" look={held.offers[0] === 'adopt' ? 'primary' : 'default'} onClick={() => setAsking('adopt')}>
        Adopt a case
      </Button>
    ),
    'confirm-absent': (
      <Button key="confirm-absent" onClick={() => setAsking('confirm-absent')}>
        There is no case
      </Button>
    ),
  }
  const said = submission.problems.map(one => (one.path ? `${one.path}: ${one.problem}` : one.problem)).join('; ')
  return (
    <>
      <Banner
        tone="red"
        bar
        lead={`${held.words}${said ? `: ${said}` : ''}.`}
        actions={mayMend && held.offers.toReversed().map(offer => buttons[offer])}
        className="max-desk:flex-wrap"
      >
        {held.certain} {held.mend}
      </Banner>
      <AdoptDialog
        submissionId={submissionId}
        open={asking === 'adopt'}
        onClose={() => setAsking(null)}
        onDone={onChanged}
      />
      <ConfirmAbsentDialog
        submissionId={submissionId}
        open={asking === 'confirm-absent'}
        onClose={() => setAsking(null)}
        onDone={onChanged}
      />
    </>
  )
}
