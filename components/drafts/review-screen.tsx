'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { AlertRow } from '#lib/alerts/alert-row.ts'
import type { EvidenceView } from '../alerts/evidence-pane.tsx'
import { ReviewBoard } from './review-board.tsx'
import { type LiveReview, useReview } from './use-review.ts'
import type { Viewer } from './writing-access.ts'

/** Below 960 px evidence and form are tabs. */
export type Side = 'evidence' | 'form' | 'subject' | 'timeline'

type ReviewScreenProps = {
  first: LiveReview
  payload: { text: string; revision: number } | null
  same: AlertRow[]
  viewer: Viewer
}

/** The review of one alert: evidence at the left, the case form at the right, both live. */
export function ReviewScreen({ first, payload, same, viewer }: ReviewScreenProps) {
  const router = useRouter()
  const [view, setView] = useState<EvidenceView>('payload')
  const [side, setSide] = useState<Side>('form')
  const { review, refresh } = useReview(first, view === 'timeline' || side === 'timeline')
  const newer = payload !== null && review.alert.revision > payload.revision
  useEffect(() => {
    if (newer) router.refresh()
  }, [newer, router])
  return (
    <ReviewBoard
      key={`${review.draft?.id} ${payload?.revision}`}
      {...{ review, refresh, same, viewer, view, side }}
      payload={payload?.text ?? '{}'}
      onView={setView}
      onSide={setSide}
    />
  )
}
