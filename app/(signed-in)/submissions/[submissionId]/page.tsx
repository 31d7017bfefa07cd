import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { listEventsOf } from '#lib/audit/queries.ts'
import { holds } from '#lib/auth/permissions.ts'
import { requirePermission } from '#lib/auth/require-permission.ts'
import { markSubmissionRead } from '#lib/submissions/mark-submission-read.ts'
import { findSubmission } from '#lib/submissions/queries.ts'
import { SubmissionDetail } from '../../../../components/submissions/submission-detail.tsx'

type SubmissionPageProps = { params: Promise<{ submissionId: string }> }

export async function generateMetadata({ params }: SubmissionPageProps): Promise<Metadata> {
  return { title: (await params).submissionId }
}

/** One submission: its steps, every try with request and response, what is certain. */
export default async function SubmissionPage({ params }: SubmissionPageProps) {
  const actor = await requirePermission('submission.read')
  const { submissionId } = await params
  const submission = await findSubmission(actor, submissionId)
  if (!submission) notFound()
  await markSubmissionRead(actor, { submissionId })
  const events = await listEventsOf(actor, { type: 'submission', id: submissionId }, 50)
  return <SubmissionDetail first={submission} events={events} mayMend={holds(actor, 'submission.mend')} />
}
