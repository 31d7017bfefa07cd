/**
 * Why an alert is dismissed, by number on the keyboard. FFIEC asks for the specific reason of a decision not to
 * file; a reason and one sentence is what examiners read, not an essay.
 */
export const dismissReasons = {
  'expected-activity': 'Expected activity',
  'not-the-same-person': 'Not the same person',
  'duplicate-alert': 'Duplicate of another alert',
  'below-threshold': 'Below our threshold',
  'rule-too-wide': 'The rule is too wide',
  'test-or-error': 'Test or error of the source',
  other: 'Other',
} as const satisfies Record<string, string>

export type DismissReason = keyof typeof dismissReasons
export const dismissReasonCodes = Object.keys(dismissReasons) as [DismissReason, ...DismissReason[]]
