/** What a person can do with a held submission; each is a verb of this room. */
export type Offer = 'retry' | 'return' | 'adopt' | 'confirm-absent'

/**
 * Why a submission waits for a person: what happened, what is certain, what to do. The first offer is the one that helps.
 */
export const heldReasons = {
  refused: {
    words: 'Persona refused some of the answers',
    certain: 'No case was created. The answers are kept.',
    mend: 'Return to draft, mend the marked answers, and submit again.',
    offers: ['return', 'retry'],
  },
  'key-refused': {
    words: 'Persona refuses our API key',
    certain: 'This try created nothing. The answers are kept.',
    mend: 'An administrator sets a valid PERSONA_API_KEY and restarts Caseport; then retry.',
    offers: ['retry', 'return'],
  },
  forbidden: {
    words: 'Persona doesn’t permit this to our API key',
    certain: 'This try created nothing. The answers are kept.',
    mend: 'An administrator gives the key the permissions case.read and case.write, and allows this server’s address, at Persona; then retry.',
    offers: ['retry', 'return'],
  },
  'no-template': {
    words: 'Persona doesn’t know the case template',
    certain: 'No case was created. The answers are kept.',
    mend: 'An administrator corrects the template’s caseTemplateId, or activates it at Persona; then return to draft, or retry.',
    offers: ['retry', 'return'],
  },
  unexpected: {
    words: 'What answers is not Persona’s API',
    certain: 'This try created nothing. The answers are kept.',
    mend: 'An administrator checks PERSONA_API_URL; then retry. A retry can’t make a second case.',
    offers: ['retry', 'return'],
  },
  'not-unique': {
    words: 'Persona says that this case exists already, and lists none',
    certain: 'This submission created no case. The answers are kept.',
    mend: 'Look at Persona for the case. Adopt it by its id, or return to draft and change what has to be unique.',
    offers: ['adopt', 'return', 'retry'],
  },
  'no-answer': {
    words: 'Persona did not answer for a day',
    certain: 'A retry looks for the case first wherever it could exist. The answers are kept.',
    mend: 'Retry when Persona can be reached again.',
    offers: ['retry', 'return'],
  },
  'cannot-know': {
    words: 'Whether the case was created can’t be found out from here',
    certain:
      'An answer was lost, and the list of cases can’t tell: it may not be read, or no field identifies the case. Nothing is sent while this is open.',
    mend: 'Look at Persona. If the case is there, adopt it by its id; if it isn’t, say so, and it is sent once more.',
    offers: ['adopt', 'confirm-absent', 'retry'],
  },
  'case-differs': {
    words: 'A case of this alert exists at Persona with other answers',
    certain: 'Nothing new was created. The answers are kept.',
    mend: 'Adopt the case and correct it at Persona, or return to draft.',
    offers: ['adopt', 'return', 'retry'],
  },
  'several-cases': {
    words: 'Several cases at Persona carry this alert’s value',
    certain: 'Nothing new was created. The answers are kept.',
    mend: 'Look at Persona, and adopt the right one by its id.',
    offers: ['adopt', 'return', 'retry'],
  },
  'case-owned': {
    words: 'The case with this value belongs to another submission',
    certain: 'Nothing new was created. The answers are kept.',
    mend: 'Return to draft and correct the value that identifies the case.',
    offers: ['return', 'retry'],
  },
} as const satisfies Record<string, { words: string; certain: string; mend: string; offers: readonly Offer[] }>

export type HeldReason = keyof typeof heldReasons

/** The row of a stored reason. */
export function heldReason(stored: string | null) {
  return stored !== null && Object.hasOwn(heldReasons, stored) ? heldReasons[stored as HeldReason] : null
}

export function offers(stored: string | null, offer: Offer): boolean {
  return heldReason(stored)?.offers.some(each => each === offer) ?? false
}
