import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { markAlertRead } from '#lib/alerts/mark-alert-read.ts'
import { findPayload, listSameSubject } from '#lib/alerts/queries.ts'
import { holds } from '#lib/auth/permissions.ts'
import { requirePermission } from '#lib/auth/require-permission.ts'
import { findReview } from '#lib/submissions/find-review.ts'
import { mostSame } from '../../../../components/alerts/same-subject-words.ts'
import { ReviewScreen } from '../../../../components/drafts/review-screen.tsx'

type ReviewPageProps = { params: Promise<{ alertId: string }> }

export async function generateMetadata({ params }: ReviewPageProps): Promise<Metadata> {
  return { title: (await params).alertId }
}

/** The review of one alert. Opening one is noted, so that the queue no longer shows it as unread. */
export default async function ReviewPage({ params }: ReviewPageProps) {
  const actor = await requirePermission('alert.read')
  const { alertId } = await params
  const review = await findReview(actor, alertId)
  if (!review) notFound()
  await markAlertRead(actor, { alertId })
  const [payload, same] = await Promise.all([
    findPayload(actor, alertId),
    listSameSubject(actor, review.alert, mostSame),
  ])
  const { id, name, email } = actor
  const mayWork = holds(actor, 'alert.work') && holds(actor, 'draft.write')
  return (
    <ReviewScreen
      first={{ ...review, timeline: null }}
      payload={payload && { text: new TextDecoder().decode(payload.bytes), revision: payload.revision }}
      same={same}
      viewer={{ id, name, email, mayWork, maySubmit: holds(actor, 'submission.submit') }}
    />
  )
}
