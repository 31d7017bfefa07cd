import { canonicalJson } from '../json.ts'
import { type Answer, type Answers, answerOf } from '../templates/answers.ts'

/**
 * New mapped answers laid under what people wrote: an answer that a person gave stays, with the new mapped value as its
 * original; everything else follows the mapping. An answer that the mapping no longer gives goes, unless a person's.
 */
export function mergeMapped(current: Answers, mapped: Answers): Answers {
  const kept = Object.keys(current)
    .map(key => [key, answerOf(current, key)] as const)
    .filter((entry): entry is [string, Answer] => entry[1]?.provenance.from === 'person')
    .map(([key, answer]) => [key, withOriginal(answer, answerOf(mapped, key))] as const)
  return { ...mapped, ...Object.fromEntries(kept) }
}

function withOriginal(answer: Answer, mapped: Answer | undefined): Answer {
  const { original: _, ...rest } = answer
  return mapped ? { ...rest, original: { value: mapped.value, provenance: mapped.provenance } } : rest
}

export type Change = { value: Answer['value']; path?: string | undefined } | { restore: true }
export type Author = { personId: string; name: string; at: string }

/** One person's change to one answer: the mapped value stays one click away as the original. */
export function changeAnswer(current: Answer | undefined, change: Change, author: Author): Answer | undefined {
  const original = current?.original ?? mappedPart(current)
  if ('restore' in change) return original ? { ...original } : undefined
  const provenance = {
    from: 'person' as const,
    ...author,
    ...(change.path === undefined ? {} : { path: change.path }),
  }
  if (original && canonicalJson(original.value) === canonicalJson(change.value)) return { ...original }
  return { value: change.value, provenance, ...(original ? { original } : {}) }
}

function mappedPart(answer: Answer | undefined): Answer['original'] {
  return answer && answer.provenance.from !== 'person'
    ? { value: answer.value, provenance: answer.provenance }
    : undefined
}
