import type { Change } from '#lib/drafts/merge-answers.ts'
import { canonicalJson } from '#lib/json.ts'
import { type Answer, type Answers, answerOf } from '#lib/templates/answers.ts'
import type { Edit } from './edits.ts'

/** What becomes of each answer when a newer revision meets what isn't saved here. */
export type Merge = {
  /** Only they changed it: theirs is taken over without asking. */
  theirs: string[]
  /** Only I changed it, or both to the same: `mine` is sent again, `same` needs nothing. */
  mine: string[]
  same: string[]
  /** Both changed it, to different values: a person chooses. */
  colliding: string[]
}

/**
 * Compares both sides with the revision that both began on, answer by answer. A side that kept the value has not changed
 * it, whatever its provenance says.
 */
export function mergeDraft(base: Answers, theirs: Answers, mine: ReadonlyMap<string, Change>): Merge {
  const merge: Merge = { theirs: [], mine: [], same: [], colliding: [] }
  for (const key of new Set([...Object.keys(base), ...Object.keys(theirs), ...mine.keys()])) {
    const before = answerOf(base, key)
    const now = answerOf(theirs, key)
    const moved = !sameValue(before, now)
    const change = mine.get(key)
    if (!change) {
      if (moved) merge.theirs.push(key)
    } else if (!moved) merge.mine.push(key)
    else if (canonicalJson(valueAfter(before, change)) === canonicalJson(now?.value ?? null)) merge.same.push(key)
    else merge.colliding.push(key)
  }
  return merge
}

/**
 * The revision that both began on, as it was after those of our own saves that arrived though their answers were lost:
 * what they hold of these is ours.
 */
export function withArrived(base: Answers, theirs: Answers, unsure: readonly { key: string; edit: Edit }[]): Answers {
  const arrived = unsure.flatMap(({ key, edit }) => {
    const now = answerOf(theirs, key)
    const sent = valueAfter(answerOf(base, key), edit.change)
    return now && canonicalJson(sent) === canonicalJson(now.value) ? [[key, now] as const] : []
  })
  return { ...base, ...Object.fromEntries(arrived) }
}

/** Whether two answers say the same; none and null are one. */
export function sameValue(one: Answer | undefined, other: Answer | undefined): boolean {
  return canonicalJson(one?.value ?? null) === canonicalJson(other?.value ?? null)
}

function valueAfter(before: Answer | undefined, change: Change): Answer['value'] {
  return 'restore' in change ? (before?.original?.value ?? null) : change.value
}
