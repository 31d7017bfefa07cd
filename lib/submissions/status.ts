/** As integrators and addresses spell them (contract). */
export const submissionStatuses = ['awaiting-approval', 'delivering', 'held', 'delivered', 'cancelled'] as const
export type SubmissionStatus = (typeof submissionStatuses)[number]

/** The database's client spells one of them otherwise. */
type StoredStatus = Exclude<SubmissionStatus, 'awaiting-approval'> | 'awaiting_approval'

export function statusOf(stored: StoredStatus): SubmissionStatus {
  return stored === 'awaiting_approval' ? 'awaiting-approval' : stored
}

export function storedStatus(status: SubmissionStatus): StoredStatus {
  return status === 'awaiting-approval' ? 'awaiting_approval' : status
}

export type StatusFacts = {
  status: SubmissionStatus
  /** Whether something was sent yet. */
  tried: boolean
  /** When the next try is due; null when none is planned. */
  dueAt: Date | null
}

/** The state in words: "delivering" is told by what is under way. */
export function statusWords({ status, tried, dueAt }: StatusFacts, now: Date): string {
  if (status !== 'delivering') return fixedWords[status]
  const seconds = dueAt ? Math.ceil((dueAt.getTime() - now.getTime()) / 1_000) : 0
  if (tried && seconds > 0) return `Retries in ${lengthWords(seconds)}`
  return tried ? 'Creating the case' : 'Frozen'
}

const fixedWords = {
  'awaiting-approval': 'Waits for a second person',
  held: 'Held',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
} as const satisfies Record<Exclude<SubmissionStatus, 'delivering'>, string>

function lengthWords(seconds: number): string {
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
