'use client'
import { parseAsArrayOf, parseAsStringLiteral, useQueryState } from 'nuqs'
import { submissionStatuses } from '#lib/submissions/status.ts'

const parser = parseAsArrayOf(parseAsStringLiteral(submissionStatuses)).withDefault([])

/** Which submissions the list shows, kept in the address. */
export function useSubmissionFilter() {
  const [status, setStatus] = useQueryState('status', parser.withOptions({ history: 'push' }))
  return { status, setStatus: (next: typeof status) => void setStatus(next) }
}
