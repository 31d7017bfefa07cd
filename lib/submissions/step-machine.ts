import type { HeldReason } from './held-reasons.ts'
import { keyLife, type Leaves, limits, policy, type RowName, requestLife } from './retry-policy.ts'

/**
 * A step at Persona. `send` will send its request, `look` will list the cases first, `held` waits for a person.
 * State → event → next state; ends have none. Stored as `status` and `lookFirst`.
 */
export const machine = {
  send: { done: 'done', again: 'send', wait: 'send', look: 'look', hold: 'held' },
  look: { found: 'done', absent: 'send', 'too-early': 'send', again: 'look', wait: 'look', hold: 'held' },
  held: { retry: 'send', 'retry-unsure': 'look', 'confirm-absent': 'send', adopt: 'done', return: 'cancelled' },
  done: {},
  cancelled: {},
} as const

export type StepState = keyof typeof machine

export type AttemptFact = {
  number: number
  purpose: 'send' | 'look'
  verdict: string | null
  openedAt: Date
  closedAt: Date | null
}

/** All that decides what a step does next: its own columns, and what its earlier requests left behind. */
export type StepFacts = {
  generation: number
  keyFirstUsedAt: Date | null
  lookFirst: boolean
  tries: number
  triedSince: Date | null
  /** Attempts up to this number are known to have made nothing. */
  settledAttempt: number
  /** In the order of their numbers. */
  attempts: AttemptFact[]
  /** When the last unsure request of earlier, cancelled submissions with the same reservation is over; null once a look or a person settled them. */
  earlierUnsureUntil: Date | null
  /** Whether a field identifies the case in a list. */
  canLook: boolean
}

/** What becomes of the step's columns. */
export type StepChange = {
  status: 'due' | 'held' | 'done'
  generation: number
  keyFirstUsedAt: Date | null
  lookFirst: boolean
  tries: number
  settledAttempt: number
  dueAt: Date
  heldReason: HeldReason | null
}

export type Move =
  | { is: 'send'; generation: number; keyFirstUsedAt: Date | null }
  | { is: 'look' }
  | { is: 'wait'; until: Date }
  | { is: 'hold'; reason: HeldReason }

/**
 * What a due step does now.
 *
 * | 100 tries made, or 24 h gone since the first | hold |
 * | sure of all outcomes, no look asked for | send; with a new key when the old one is 23 h old |
 * | no answer, key younger than 23 h, no look asked for | send with the same key |
 * | a look is needed, and no field identifies the case | hold |
 * | a look is needed, and the same key could go out again if it finds nothing | look now |
 * | a look is needed, and a new key would follow | look when the last request is over, for only then "absent" counts |
 */
export function nextMove(facts: StepFacts, now: Date): Move {
  if (exhausted(facts, now)) return { is: 'hold', reason: 'no-answer' }
  const unsure = unsureUntil(facts)
  const young = isYoung(facts.keyFirstUsedAt, now)
  if (!facts.lookFirst && (unsure === null || young)) {
    const fresh = !young && facts.keyFirstUsedAt !== null
    return {
      is: 'send',
      generation: facts.generation + (fresh ? 1 : 0),
      keyFirstUsedAt: fresh ? now : (facts.keyFirstUsedAt ?? now),
    }
  }
  if (!facts.canLook) return { is: 'hold', reason: unsure === null ? 'not-unique' : 'cannot-know' }
  if (unsure === null || unsure <= now || (young && canResend(facts))) return { is: 'look' }
  return { is: 'wait', until: unsure }
}

/** Whether the same key could still bring the first answer: after any answer of Persona's own it only brings that again. */
function canResend({ attempts, earlierUnsureUntil }: StepFacts): boolean {
  const last = attempts.findLast(attempt => attempt.purpose === 'send')
  return last !== undefined && leavesOf(last.verdict) === 'running' && earlierUnsureUntil === null
}

/** When the last request whose outcome nobody knows is over; null when every outcome is known. */
export function unsureUntil(facts: Pick<StepFacts, 'attempts' | 'settledAttempt' | 'earlierUnsureUntil'>): Date | null {
  const ends = facts.attempts
    .filter(attempt => attempt.number > facts.settledAttempt)
    .flatMap(attempt => overAt(attempt) ?? [])
  return latest(facts.earlierUnsureUntil ? [...ends, facts.earlierUnsureUntil] : ends)
}

/** When a request of unknown outcome is over; null for one whose outcome is known. */
export function overAt(attempt: AttemptFact): Date | null {
  if (attempt.purpose === 'look') return null
  const leaves = attempt.closedAt === null ? 'running' : leavesOf(attempt.verdict)
  if (leaves === 'ended') return attempt.closedAt
  return leaves === 'running' ? new Date(attempt.openedAt.getTime() + requestLife) : null
}

/**
 * The step after a send was answered.
 * @param facts as they are with the closed attempt among `attempts`
 * @param delay milliseconds until the next move, for again, wait and look
 */
export function afterSend(facts: StepFacts, rowName: RowName, at: { now: Date; delay: number }): StepChange {
  const row = policy[rowName]
  const last = facts.attempts.at(-1)
  const settles = row.leaves === 'nothing' || row.leaves === 'made'
  const settledAttempt = settles && last ? last.number : facts.settledAttempt
  const sure = unsureUntil({ ...facts, settledAttempt }) === null
  const spent = row.leaves === 'nothing' || (row.leaves === 'barred' && sure)
  const looks = row.next === 'look' && (facts.canLook || row.leaves !== 'running')
  const needsLook = looks || (row.leaves === 'barred' && !sure)
  const change: StepChange = {
    status: 'due',
    generation: facts.generation + (spent ? 1 : 0),
    keyFirstUsedAt: spent ? null : facts.keyFirstUsedAt,
    lookFirst: needsLook,
    tries: facts.tries + (row.next === 'wait' ? 0 : 1),
    settledAttempt,
    dueAt: new Date(at.now.getTime() + at.delay),
    heldReason: null,
  }
  if (row.next === 'done') return { ...change, status: 'done' }
  if (row.next === 'hold') return held(change, 'holds' in row ? row.holds : 'unexpected')
  return change
}

export type Finding =
  | { is: 'found' }
  | { is: 'absent'; beganAt: Date }
  | { is: 'again' }
  | { is: 'wait' }
  | { is: 'hold'; reason: HeldReason }

/**
 * The step after a look. "Absent" settles what came before only if the look began after the last request was over;
 * else the same key is sent again, which can't make a second case.
 */
export function afterLook(facts: StepFacts, finding: Finding, at: { now: Date; delay: number }): StepChange {
  const same: StepChange = {
    status: 'due',
    generation: facts.generation,
    keyFirstUsedAt: facts.keyFirstUsedAt,
    lookFirst: true,
    tries: facts.tries,
    settledAttempt: facts.settledAttempt,
    dueAt: new Date(at.now.getTime() + at.delay),
    heldReason: null,
  }
  switch (finding.is) {
    case 'found':
      return { ...same, status: 'done', lookFirst: false, settledAttempt: facts.attempts.at(-1)?.number ?? 0 }
    case 'hold':
      return held(same, finding.reason)
    case 'absent':
      return afterAbsent(facts, same, finding.beganAt)
    default:
      return { ...same, tries: facts.tries + (finding.is === 'again' ? 1 : 0) }
  }
}

/** The step after a person decided on a held one, ready to run. Both limits begin anew. */
export function afterHeld(facts: StepFacts, event: 'retry' | 'confirm-absent', now: Date): StepChange {
  const settledAttempt = event === 'confirm-absent' ? (facts.attempts.at(-1)?.number ?? 0) : facts.settledAttempt
  const used = facts.keyFirstUsedAt !== null
  const fresh = event === 'confirm-absent' && used
  return {
    status: 'due',
    generation: facts.generation + (fresh ? 1 : 0),
    keyFirstUsedAt: fresh ? null : facts.keyFirstUsedAt,
    lookFirst: event === 'retry' && facts.lookFirst,
    tries: 0,
    settledAttempt,
    dueAt: now,
    heldReason: null,
  }
}

function afterAbsent(facts: StepFacts, same: StepChange, beganAt: Date): StepChange {
  const unsure = unsureUntil(facts)
  if (unsure !== null && unsure > beganAt) return { ...same, lookFirst: false }
  const used = facts.keyFirstUsedAt !== null
  return {
    ...same,
    lookFirst: false,
    generation: facts.generation + (used ? 1 : 0),
    keyFirstUsedAt: null,
    settledAttempt: facts.attempts.at(-1)?.number ?? facts.settledAttempt,
  }
}

function held(change: StepChange, heldReason: HeldReason): StepChange {
  return { ...change, status: 'held', heldReason }
}

function exhausted({ tries, triedSince }: StepFacts, now: Date): boolean {
  return tries >= limits.tries || now.getTime() - (triedSince ?? now).getTime() >= limits.horizon
}

function isYoung(firstUsedAt: Date | null, now: Date): boolean {
  return firstUsedAt === null || now.getTime() - firstUsedAt.getTime() < keyLife
}

function leavesOf(verdict: string | null): Leaves {
  if (verdict !== null && Object.hasOwn(policy, verdict)) return policy[verdict as RowName].leaves
  return 'running'
}

function latest(dates: Date[]): Date | null {
  return dates.length === 0 ? null : new Date(Math.max(...dates.map(date => date.getTime())))
}
