import { hour } from '#lib/clock.ts'
import type { PersonaAnswer } from '../persona/answer.ts'
import { listCases } from '../persona/cases.ts'
import type { PersonaClient } from '../persona/client.ts'
import { fieldValue } from '../persona/field-value.ts'
import type { PersonaCase } from '../persona/schema.ts'
import { type Correlation, correlationText } from './correlation.ts'

/** For clocks that differ: a case this much older than the submission is still looked at. */
const margin = hour
/** A walk ends by time; this is for a list that doesn't tell the time. */
const mostPages = 200

/** `unreadable`: what could carry one of the values and doesn't show. */
export type Walk = { pages: number; compared: number; matches: PersonaCase[]; unreadable: PersonaCase[] }

/**
 * What a walk through the list came to. `stopped` carries the answer that ended it early (refused, or none), `slot` the
 * time when our own limit allows the next page.
 */
export type LookResult = Walk & { stopped: PersonaAnswer | null; slot: Date | null; complete: boolean }

/**
 * Lists the cases of a template, newest first, and compares the fields by which a case is found again. The list is
 * current at once, search isn't (persona/api.md 7.5). Ends at the first case that is older than `since` by an hour.
 * @param wanted.values any of which a case may carry
 * @param beforePage asked before each page: null to go on, or when to come back
 */
export async function lookForCase(
  persona: PersonaClient,
  wanted: { caseTemplateId: string; values: Correlation[]; since: Date },
  beforePage: () => Promise<Date | null>,
): Promise<LookResult> {
  const walk: Walk = { pages: 0, compared: 0, matches: [], unreadable: [] }
  const oldest = wanted.since.getTime() - margin
  let after: string | undefined
  while (walk.pages < mostPages) {
    const slot = await beforePage()
    if (slot) return { ...walk, stopped: null, slot, complete: false }
    const { answer, page } = await listCases(persona, {
      caseTemplateId: wanted.caseTemplateId,
      size: 100,
      ...(after === undefined ? {} : { after }),
    })
    if (!page) return { ...walk, stopped: answer, slot: null, complete: false }
    walk.pages++
    const young = page.cases.filter(each => !(createdAt(each) < oldest))
    for (const each of young) compare(walk, each, wanted.values)
    if (page.next === null || young.length < page.cases.length) return ended(walk, true)
    after = page.next
  }
  return ended(walk, false)
}

function ended(walk: Walk, complete: boolean): LookResult {
  return { ...walk, stopped: null, slot: null, complete }
}

/** A redacted case, or one whose field the key's block-list hides, could be ours and can't be compared. */
function compare(walk: Walk, personaCase: PersonaCase, values: Correlation[]): void {
  walk.compared++
  if (carriesAny(personaCase, values)) walk.matches.push(personaCase)
  else if (values.some(({ field }) => fieldValue(personaCase, field) === undefined)) walk.unreadable.push(personaCase)
}

/** Whether a case carries one of these values in its field. */
export function carriesAny(personaCase: PersonaCase, values: Correlation[]): boolean {
  return values.some(({ field, value }) => correlationText(fieldValue(personaCase, field)) === value)
}

/** NaN for a case that doesn't tell: it is compared, and doesn't end the walk. */
function createdAt(personaCase: PersonaCase): number {
  return Date.parse(personaCase.attributes['created-at'] ?? '')
}
