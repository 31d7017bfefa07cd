import type { Tx } from '#lib/db.ts'
import type { PersonaAnswer } from '../persona/answer.ts'
import type { OpenAttempt } from './open-attempt.ts'

export type Closing = { verdict: string; words: string; now: Date; answer?: PersonaAnswer | null; summary?: string }

/**
 * Closes an attempt with what came of it, in the caller's transaction, which holds the lease's guard. What is closed is
 * never changed again.
 * @param closing.summary stands in place of the body where the answer was a walk through a list
 */
export async function closeAttempt(tx: Tx, attempt: OpenAttempt, closing: Closing): Promise<void> {
  const { verdict, words, now, answer, summary } = closing
  const answered = answer?.is === 'answered' ? answer : null
  await tx.attempt.update({
    where: { id: attempt.id },
    data: {
      closedAt: now,
      verdict,
      words,
      responseStatus: answered?.status ?? (summary === undefined ? null : 200),
      responseBody: summary ?? answered?.text.replaceAll('\0', '\ufffd') ?? null,
      requestId: answered?.headers.requestId ?? null,
      durationMs: answer?.durationMs ?? now.getTime() - attempt.openedAt.getTime(),
    },
    select: { id: true },
  })
}
