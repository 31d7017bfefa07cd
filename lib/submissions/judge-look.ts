import type { JsonValue } from '#lib/json.ts'
import type { PersonaAnswer } from '../persona/answer.ts'
import { errorsOf } from '../persona/cases.ts'
import type { PersonaCase } from '../persona/schema.ts'
import { differingFields } from './differing-fields.ts'
import type { HeldReason } from './held-reasons.ts'
import type { LookResult } from './look-for-case.ts'
import type { Finding } from './step-machine.ts'

export type Judged = { finding: Finding; verdict: string; words: string; personaCase: PersonaCase | null }

/**
 * What a look means. A case is adopted only when it is the one that carries the value, no other submission owns it, and
 * its answers are ours; "absent" only when every case that could be ours was compared.
 * @param unsureUntil when the last unsure request is over: a look that began before can't say "absent" for good
 */
export function judgeLook(
  result: LookResult,
  known: { ours: Record<string, JsonValue>; owned: Set<string>; beganAt: Date; unsureUntil: Date | null },
): Judged {
  if (result.matches.length > 0) return judgeMatches(result.matches, known)
  if (result.slot) return wait('Waits for a free request')
  if (result.stopped) return judgeStopped(result.stopped)
  if (!result.complete || result.unreadable.length > 0) {
    return hold(
      'cannot-know',
      `${count(result.unreadable.length, 'case')} can’t be compared: redacted, or hidden from our key`,
    )
  }
  const finding: Finding = { is: 'absent', beganAt: known.beganAt }
  const words = `Not among the ${count(result.compared, 'newest case', 'newest cases')}`
  const early = known.unsureUntil !== null && known.unsureUntil > known.beganAt
  return early
    ? { finding, verdict: 'too-early', words: `${words}; it may still come`, personaCase: null }
    : { finding, verdict: 'absent', words, personaCase: null }
}

function judgeMatches(matches: PersonaCase[], known: { ours: Record<string, JsonValue>; owned: Set<string> }): Judged {
  const free = matches.filter(each => !known.owned.has(each.id))
  const [found, second] = free
  if (!found) return hold('case-owned', `${namesOf(matches)} belongs to another submission`)
  if (second) return hold('several-cases', `${namesOf(free)} carry the same value`)
  const differing = differingFields(found, known.ours)
  if (differing.length > 0)
    return hold('case-differs', `${namesOf([found])} has other answers: ${differing.join(', ')}`)
  return { finding: { is: 'found' }, verdict: 'found', words: `Found case ${namesOf([found])}`, personaCase: found }
}

function judgeStopped(answer: PersonaAnswer): Judged {
  if (answer.is === 'no-answer') return again('No answer to the look')
  const said = errorsOf(answer).map(error => `${error.title} ${error.details ?? ''}`)
  if (answer.status === 401) return hold('key-refused', 'Refused our key')
  if (answer.status === 429 || (answer.status === 403 && said.some(each => /quota/i.test(each)))) {
    return wait('Rate limit reached')
  }
  const definite = answer.status >= 400 && answer.status < 500 && answer.status !== 408 && said.length > 0
  return definite ? hold('cannot-know', 'The list of cases may not be read') : again('The list of cases did not come')
}

function hold(reason: HeldReason, words: string): Judged {
  return { finding: { is: 'hold', reason }, verdict: reason, words, personaCase: null }
}

function again(words: string): Judged {
  return { finding: { is: 'again' }, verdict: 'look-failed', words, personaCase: null }
}

function wait(words: string): Judged {
  return { finding: { is: 'wait' }, verdict: 'limited', words, personaCase: null }
}

function namesOf(cases: PersonaCase[]): string {
  return cases.map(each => `${each.attributes.name ?? 'without a name'} (${each.id})`).join(', ')
}

function count(many: number, one: string, more = `${one}s`): string {
  return `${many} ${many === 1 ? one : more}`
}
