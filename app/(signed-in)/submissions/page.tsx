import type { Metadata } from 'next'
import { requirePermission } from '#lib/auth/require-permission.ts'
import { listSubmissions } from '#lib/submissions/queries.ts'
import { submissionFilterQuerySchema } from '#lib/submissions/submission-query.ts'
import { SubmissionList } from '../../../components/submissions/submission-list.tsx'

export const metadata: Metadata = { title: 'Submissions' }

type SubmissionsPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** What is on its way to Persona, what waits for a person, what arrived. */
export default async function SubmissionsPage({ searchParams }: SubmissionsPageProps) {
  const actor = await requirePermission('submission.read')
  const read = submissionFilterQuerySchema.safeParse(await searchParams)
  const status = read.success ? (read.data.status ?? []) : []
  const page = await listSubmissions(actor, { status }, { limit: 50 })
  return <SubmissionList first={page.ok ? page.value : { rows: [], next: null }} firstStatus={status} />
}
