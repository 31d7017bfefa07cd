/**
 * Why an alert is dismissed, in the order of the keys 1 to 7. FFIEC asks for the specific reason of a decision not to
 * file; a reason and one sentence is what examiners read, not an essay.
 */
export const dismissReasons = {
  'expected-activity': { words: 'Expected activity', hint: 'Fits what we know of the customer' },
  explained: { words: 'Explained', hint: 'A document or a call explains it' },
  duplicate: { words: 'Duplicate', hint: 'Another alert covers it' },
  'not-the-same-person': { words: 'Not the same person', hint: 'A name match that is no match' },
  'rule-fired-in-error': { words: 'Rule fired in error', hint: 'The rule matched what it was not made for' },
  'already-in-a-case': { words: 'Already in a case', hint: 'A case covers this activity' },
  other: { words: 'Other', hint: 'Say what' },
} as const satisfies Record<string, { words: string; hint: string }>

export type DismissReason = keyof typeof dismissReasons
export const dismissReasonCodes = Object.keys(dismissReasons) as [DismissReason, ...DismissReason[]]

/** Characters of the sentence that goes with the reason. */
export const shortestSentence = 20
export const longestSentence = 1_000
