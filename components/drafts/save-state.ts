import type { Change } from '#lib/drafts/merge-answers.ts'
import type { Problem } from '#lib/result.ts'
import type { Answer, Answers } from '#lib/templates/answers.ts'

export type SaveRequest = { revision: number; changes: Map<string, Change>; leaving: boolean }
export type Theirs = { revision: number; answers: Answers; changedAt: string; changedBy: string }
type Held = { is: 'held'; by: string; until: string | null }

/** What a save came to. `unreached` is everything that may go better by itself: no network, 429, 5xx. */
export type SaveOutcome =
  | { is: 'saved'; revision: number; savedAt: string; answers: Answers }
  | { is: 'changed'; theirs: Theirs }
  | { is: 'refused'; problems: Problem[] }
  | { is: 'closed' | 'signed-out' | 'unreached' }
  | Held

/** Why nothing is sent until something happens outside: a sign-in, a claim. */
export type Block = { is: 'closed' | 'signed-out' } | Held

export type SaveState =
  | { is: 'saved'; at: string | null }
  | { is: 'saving' | 'offline' }
  | { is: 'changed'; by: string }
  | { is: 'refused'; words: string }
  | Block

/** An answer that both sides changed; `mine` is what isn't saved. */
export type Collision = { key: string; mine: Answer | undefined; theirs: Answer | undefined; by: string }
